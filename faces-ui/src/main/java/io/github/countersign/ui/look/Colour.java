package io.github.countersign.ui.look;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A colour of the screen, sRGB with 0 to 255 of each part; and what WCAG 2.2 says of two of them. */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    /** What text needs on its background (WCAG 2.2, success criterion 1.4.3). */
    static final double READABLE = 4.5;

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** @throws IllegalArgumentException when it is not written as {@code #0b5c5c} */
    static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(hex);
        }
        int all = Integer.parseInt(hex.substring(1), 16);
        return new Colour(all >> 16, all >> 8 & 255, all & 255);
    }

    /** 1 for the same colour, 21 for black and white. */
    double contrastWith(Colour other) {
        double one = luminance() + 0.05;
        double two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    boolean isReadableOn(Colour background) {
        return contrastWith(background) >= READABLE;
    }

    /** This colour with a share of another one, 0 to 1. */
    Colour with(Colour other, double share) {
        return new Colour(
                mixed(red, other.red, share), mixed(green, other.green, share), mixed(blue, other.blue, share));
    }

    /** The nearest to this colour, on the way to another one, that is good enough. */
    Colour towards(Colour other, Predicate<Colour> goodEnough) {
        int percent = 0;
        while (percent < 100 && !goodEnough.test(with(other, percent / 100.0))) {
            percent++;
        }
        return with(other, percent / 100.0);
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one * (1 - share) + other * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** As CSS writes it. */
    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
