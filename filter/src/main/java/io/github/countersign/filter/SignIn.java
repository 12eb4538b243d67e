package io.github.countersign.filter;

/** The container's way to sign in to an application. */
enum SignIn {
    /** Its web.xml has a login-config that asks for a password. */
    PASSWORD,
    /** Its web.xml has a login-config that asks for something else, such as a certificate. */
    OTHER,
    /** It has an authentication mechanism of Jakarta Security. */
    MECHANISM,
    /** The container knows none. */
    NONE
}
