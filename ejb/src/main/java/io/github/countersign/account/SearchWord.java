package io.github.countersign.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * A word of an account's names, with everything that is needed to find and order people by it alone. It is only queried here; the store
 * writes it.
 */
@Entity
@Table(schema = "countersign", name = "search_word")
@IdClass(SearchWord.Key.class)
public class SearchWord {

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Id
    private byte[] word = {};

    @Column(name = "practice_id")
    private long practiceId;

    private String name = "";

    protected SearchWord() {}

    /** The identity of a search word. */
    public record Key(long accountId, byte[] word) {}
}
