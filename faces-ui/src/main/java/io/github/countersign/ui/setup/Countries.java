package io.github.countersign.ui.setup;

import io.github.countersign.enrollment.EnrollmentService.Country;
import io.github.countersign.ui.text.Sentence;
import io.github.countersign.ui.text.Wording;
import jakarta.faces.model.SelectItem;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The countries to choose from: the practice's own, then the others by name. */
final class Countries {

    private Countries() {}

    /** @param countries the practice's own first */
    static List<SelectItem> items(List<Country> countries, Wording wording) {
        Comparator<Country> byName = Comparator.comparing(
                country -> wording.country(country.region()), Collator.getInstance(wording.locale()));
        List<Country> ordered = new ArrayList<>(countries.subList(0, Math.min(1, countries.size())));
        countries.stream().skip(1).sorted(byName).forEach(ordered::add);
        return ordered.stream().map(country -> item(country, wording)).toList();
    }

    private static SelectItem item(Country country, Wording wording) {
        Sentence label = Sentence.of(
                "set-up.country-item", wording.country(country.region()), Integer.toString(country.callingCode()));
        return new SelectItem(country.region(), wording.plain(label, Instant.EPOCH));
    }
}
