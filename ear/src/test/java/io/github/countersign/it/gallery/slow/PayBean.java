package io.github.countersign.it.gallery.slow;

import io.github.countersign.it.gallery.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The bean behind a page that pays. */
@Named
@RequestScoped
public class PayBean {

    @Inject
    private Me me;

    private String amount = "";
    private String result = "";

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getResult() {
        return result;
    }

    public void pay() {
        result = me.getName() == null ? "nobody" : Secret.touch();
    }
}
