package io.github.countersign.installation;

import io.github.countersign.challenge.DeliveryWatch;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Asks the provider what became of codes, on a thread that nobody waits for: a timer would be late for its next turn. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class Questions {

    private static final Chores CHORES = new Chores(Logger.getLogger(Questions.class.getName()));

    @Inject
    private DeliveryWatch watch;

    @Asynchronous
    public void ask() {
        CHORES.attempt("asking what became of codes", watch::look);
    }
}
