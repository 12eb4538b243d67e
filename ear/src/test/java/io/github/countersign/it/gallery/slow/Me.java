package io.github.countersign.it.gallery.slow;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Who is signed in, as many applications remember it: the container gives it to them without asking the request. */
@SessionScoped
public class Me implements Serializable {

    private static final long serialVersionUID = 1;

    private volatile String name;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
