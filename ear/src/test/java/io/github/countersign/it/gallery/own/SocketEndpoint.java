package io.github.countersign.it.gallery.own;

import io.github.countersign.it.gallery.Secret;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** Tells the secret to everybody who opens it. */
@ServerEndpoint("/socket")
public class SocketEndpoint {

    @OnOpen
    public void opened(Session session) throws IOException {
        session.getBasicRemote().sendText(Secret.touch());
        session.close();
    }
}
