package io.github.countersign.it.gallery.programmatic;

import io.github.countersign.it.gallery.Secret;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** The data that scripts read and change. */
@Path("/patients")
public class PatientsResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String all() {
        return "[\"" + Secret.touch() + "\"]";
    }

    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    public String change() {
        return all();
    }

    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public String remove() {
        return all();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        sink.send(sse.newEvent(Secret.touch())).thenRun(sink::close);
    }
}
