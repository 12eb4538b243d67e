package io.github.countersign.ui.look;

/** The colours of the style sheet that follow from a practice's own, for light and for dark screens; all text stays readable. */
final class Palette {

    /** The backgrounds of {@code countersign.css}. */
    static final Colour LIGHT_PAGE = Colour.of("#eef3f4");

    static final Colour LIGHT_SHEET = Colour.WHITE;
    static final Colour DARK_PAGE = Colour.of("#0f1719");
    static final Colour DARK_SHEET = Colour.of("#172226");

    private Palette() {}

    /** What {@code countersign.css} says of its own colours, said again for this one. */
    static String styleSheet(Colour own) {
        Colour lightTint = LIGHT_SHEET.with(own, 0.1);
        Colour light = own.towards(
                Colour.BLACK,
                brand -> brand.isReadableOn(LIGHT_PAGE)
                        && brand.isReadableOn(LIGHT_SHEET)
                        && brand.isReadableOn(lightTint));
        Colour dark = own.towards(
                Colour.WHITE,
                brand -> brand.isReadableOn(DARK_PAGE)
                        && brand.isReadableOn(DARK_SHEET)
                        && brand.isReadableOn(darkTint(brand)));
        return ":root {" + properties(light, light.with(Colour.BLACK, 0.3), Colour.WHITE, lightTint) + "}\n"
                + "@media (prefers-color-scheme: dark) { :root {"
                + properties(dark, dark.with(Colour.WHITE, 0.4), dark.with(Colour.BLACK, 0.85), darkTint(dark))
                + "} }\n";
    }

    private static Colour darkTint(Colour brand) {
        return DARK_SHEET.with(brand, 0.1);
    }

    private static String properties(Colour brand, Colour strong, Colour onBrand, Colour tint) {
        return " --brand: " + brand + "; --brand-strong: " + strong + "; --on-brand: " + onBrand + "; --tint: " + tint
                + "; ";
    }
}
