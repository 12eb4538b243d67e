package io.github.countersign.filter.identity;

import io.github.countersign.filter.mark.Internal;

/** The container's way to sign in to an application. */
@Internal
public enum SignIn {
    /** Its web.xml has a login-config that asks for a password. */
    PASSWORD,
    /** Its web.xml has a login-config that asks for something else, such as a certificate. */
    OTHER,
    /** It has an authentication mechanism of Jakarta Security. */
    MECHANISM,
    /** The container knows none. */
    NONE
}
