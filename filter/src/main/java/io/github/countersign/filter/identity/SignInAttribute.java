package io.github.countersign.filter.identity;

import io.github.countersign.filter.mark.Internal;
import org.jspecify.annotations.Nullable;

/** A session attribute that tells who is signed in: the moment in which it is set is the moment of the sign-in. */
@Internal
public interface SignInAttribute {

    boolean isCalled(String name);

    /** The name of the person in a value of the attribute; null when it tells nobody. */
    @Nullable
    String nameIn(@Nullable Object value);
}
