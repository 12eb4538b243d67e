package io.github.countersign.it.gallery.programmatic;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** REST resources below {@code /api}. */
@ApplicationPath("/api")
public class Rest extends Application {}
