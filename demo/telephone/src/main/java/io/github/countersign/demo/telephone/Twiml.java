package io.github.countersign.demo.telephone;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads the instructions of a call: the verbs {@code Say}, {@code Pause} and {@code Hangup}
 * (https://www.twilio.com/docs/voice/twiml).
 */
final class Twiml {

    private static final int MOST_CHARACTERS = 4000;

    /** {@code loop="0"} asks to repeat until somebody hangs up; this limit replaces that. */
    private static final int MOST_LOOPS = 10;

    private Twiml() {}

    /** Says that the instructions cannot be followed. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final int code;

        Unreadable(int code, String message) {
            super(message);
            this.code = code;
        }

        TwilioError error() {
            return TwilioError.badRequest(code, String.valueOf(getMessage()));
        }
    }

    static List<Line> read(String xml) throws Unreadable {
        if (xml.length() > MOST_CHARACTERS) {
            throw new Unreadable(20001, "The Twiml parameter must be at most " + MOST_CHARACTERS + " characters");
        }
        Element response = parse(xml);
        if (!response.getTagName().equals("Response")) {
            throw new Unreadable(12100, "Document parse failure: the root element must be <Response>");
        }
        List<Line> script = new ArrayList<>();
        for (Node node = response.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element verb) {
                if (verb.getTagName().equals("Hangup")) {
                    break;
                }
                follow(verb, script);
            }
        }
        return script;
    }

    private static void follow(Element verb, List<Line> script) throws Unreadable {
        switch (verb.getTagName()) {
            case "Say" -> {
                int loops = number(verb, "loop", 1);
                Line said = new Line.Said(words(verb), attribute(verb, "language"));
                for (int i = 0; i < (loops == 0 ? MOST_LOOPS : Math.min(loops, MOST_LOOPS)); i++) {
                    script.add(said);
                }
            }
            case "Pause" -> script.add(new Line.Silence(number(verb, "length", 1)));
            default -> throw new Unreadable(12200, "Schema validation warning: unexpected verb " + verb.getTagName());
        }
    }

    /** The text of a {@code Say}. SSML breaks become pauses within the line. */
    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                words.append(element.getTagName().equals("break") ? " … " : words(element));
            } else if (child.getNodeValue() != null && child.getNodeType() != Node.COMMENT_NODE) {
                words.append(child.getNodeValue());
            }
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    private static int number(Element verb, String name, int otherwise) throws Unreadable {
        String value = attribute(verb, name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,3}")) {
            throw new Unreadable(
                    12200, "Schema validation warning: " + name + " of " + verb.getTagName() + " is not a number");
        }
        return Integer.parseInt(value);
    }

    private static @Nullable String attribute(Element verb, String name) {
        return verb.hasAttribute(name) ? verb.getAttribute(name) : null;
    }

    private static Element parse(String xml) throws Unreadable {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException e) {
            throw new Unreadable(12100, "Document parse failure: " + e.getMessage());
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("This XML parser cannot be made safe", e);
        }
    }

    /** Allows no document type, so the document cannot load entities, files or addresses. */
    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** The parser's own handler prints to the console. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
