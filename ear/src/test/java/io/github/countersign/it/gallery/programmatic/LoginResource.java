package io.github.countersign.it.gallery.programmatic;

import io.github.countersign.it.gallery.Secret;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Signs in, and immediately gives the script its first data. */
@Path("/login")
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

    @Context
    private HttpServletRequest request;

    @POST
    public Response signIn(@FormParam("name") String name, @FormParam("password") String password)
            throws ServletException {
        request.getSession();
        request.login(name, password);
        return Response.ok("{\"welcome\":\"" + Secret.touch() + "\"}")
                .header("X-Secret", Secret.TEXT)
                .build();
    }

    @POST
    @Path("/later")
    public void signInLater(
            @FormParam("name") String name, @FormParam("password") String password, @Suspended AsyncResponse answer)
            throws ServletException {
        request.getSession();
        request.login(name, password);
        new Thread(() -> answer.resume("{\"welcome\":\"" + Secret.touch() + "\"}")).start();
    }
}
