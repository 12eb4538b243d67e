package io.github.countersign.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.countersign.enrollment.EnrollmentService.Country;
import io.github.countersign.ui.text.Wording;
import jakarta.faces.model.SelectItem;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CountriesTest {

    @Test
    void thePracticesOwnCountryComesFirstAndTheOthersByName() {
        List<Country> countries =
                List.of(new Country("US", 1), new Country("CH", 41), new Country("DE", 49), new Country("AT", 43));
        List<SelectItem> items = Countries.items(countries, new Wording(Locale.ENGLISH, ZoneOffset.UTC));
        assertThat(items)
                .extracting(SelectItem::getLabel)
                .containsExactly("United States +1", "Austria +43", "Germany +49", "Switzerland +41");
        assertThat(items).extracting(SelectItem::getValue).containsExactly("US", "AT", "DE", "CH");
    }
}
