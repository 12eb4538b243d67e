package io.github.countersign.it.gallery.faces;

import io.github.countersign.it.gallery.Secret;
import io.github.countersign.it.gallery.User;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;

/** The bean behind the sign-in page. */
@Named
@RequestScoped
public class LoginBean {

    private String name = "";
    private String password = "";

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getSecret() {
        return Secret.touch();
    }

    /** The next view, without a redirect. */
    public String signIn() {
        if (!User.knows(password)) {
            return null;
        }
        FacesContext.getCurrentInstance().getExternalContext().getSessionMap().put(User.ATTRIBUTE, name);
        return "/dashboard";
    }
}
