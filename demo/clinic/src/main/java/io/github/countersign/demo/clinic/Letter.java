package io.github.countersign.demo.clinic;

/** A letter to the clinic, with its attachment. A bean for the JSPs. */
public final class Letter {

    private final String writer;
    private final String text;
    private final String attachment;

    public Letter(String writer, String text, String attachment) {
        this.writer = writer;
        this.text = text;
        this.attachment = attachment;
    }

    public String getWriter() {
        return writer;
    }

    public String getText() {
        return text;
    }

    /** The name of the file; empty if there was none. */
    public String getAttachment() {
        return attachment;
    }
}
