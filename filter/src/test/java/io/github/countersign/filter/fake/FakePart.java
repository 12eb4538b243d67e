package io.github.countersign.filter.fake;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.NullUnmarked;

/** A part of a form: a field, or a file. */
@NullUnmarked
final class FakePart {

    private final String name;
    private final String fileName;
    private final byte[] bytes;

    private FakePart(String name, String fileName, byte[] bytes) {
        this.name = name;
        this.fileName = fileName;
        this.bytes = bytes;
    }

    static Part of(String name, String fileName, byte[] bytes) {
        return Duck.as(Part.class, new FakePart(name, fileName, bytes));
    }

    String getName() {
        return name;
    }

    String getSubmittedFileName() {
        return fileName;
    }

    long getSize() {
        return bytes.length;
    }

    InputStream getInputStream() {
        return new ByteArrayInputStream(bytes);
    }
}
