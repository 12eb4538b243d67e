package io.github.countersign.signin;

/** Whether whoever signs in may be somebody else than the person whose second factor is set up. */
enum Doubt {
    /** There is none. */
    NONE,
    /** The name looks like that of somebody who is set up, and nobody has decided yet whether it is the same person. */
    HELD,
    /** The same, and nobody has seen the name before. */
    HELD_NOW,
    /** Under one name, an application says other things of this spelling than of the one that was set up: they are two people. */
    OTHERWISE,
    /** The name is known by another stable id, in another spelling: they are two people. */
    OTHER_ID
}
