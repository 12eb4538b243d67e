package io.github.countersign.it;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/**
 * A load balancer without stickiness for Countersign's pages: it never gives two of their requests in a row to the same node, as long as
 * both nodes live. Everything else stays on one node until that is gone.
 */
final class Balancer implements AutoCloseable {

    private final List<Integer> ports;
    private final ServerSocket door;
    private final List<String> served = new ArrayList<>();
    private int last;
    private int lastOfPages;
    private int home;

    /** @param ports of two nodes */
    private Balancer(List<Integer> ports) throws IOException {
        this.ports = ports;
        this.door = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    }

    static Balancer before(Integer... ports) throws IOException {
        Balancer balancer = new Balancer(List.of(ports));
        Thread thread = new Thread(balancer::serve, "balancer");
        thread.setDaemon(true);
        thread.start();
        return balancer;
    }

    Browser browser() {
        return new Browser(URI.create("http://localhost:" + door.getLocalPort()), HttpClient.newBuilder());
    }

    /** So that each request comes to the first node in one test, and to the second in another. */
    synchronized void sendNextPageTo(int node) {
        lastOfPages = 1 - node;
    }

    /** Where the last request went: an index of the ports. */
    synchronized int last() {
        return last;
    }

    /** Which node has answered which request of the pages, as {@code 0 GET /countersign/verify}, since the last time that this was asked. */
    synchronized List<String> served() {
        List<String> now = List.copyOf(served);
        served.clear();
        return now;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                Forwarding.pass(client, "", this::next);
            } catch (IOException e) {
                // the client sees the end of its connection
            }
        }
    }

    private synchronized Socket next(String requestLine) throws IOException {
        boolean pages = requestLine.contains(" /countersign");
        int first = pages ? 1 - lastOfPages : home;
        Socket socket;
        try {
            socket = new Socket("127.0.0.1", ports.get(first));
            last = first;
        } catch (ConnectException e) {
            socket = new Socket("127.0.0.1", ports.get(1 - first));
            last = 1 - first;
        }
        if (pages) {
            lastOfPages = last;
            served.add(last + " " + requestLine.replaceAll("(\\?| HTTP/).*", ""));
        } else {
            home = last;
        }
        return socket;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
