package io.github.countersign.ui.text;

/** Something to correct, and the id of the field to correct it in. */
public record Problem(String field, Sentence sentence) {

    public String getField() {
        return field;
    }

    public Sentence getSentence() {
        return sentence;
    }
}
