package io.github.countersign.ui.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a link asks a page to show, encoded for an address; empty values are left out. */
public record AddressQuery(Map<String, String> values) {

    public static final AddressQuery NONE = new AddressQuery(Map.of());

    public AddressQuery with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new AddressQuery(more);
    }

    /** With its question mark; empty when there is nothing to ask. */
    @Override
    public String toString() {
        String query = values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
