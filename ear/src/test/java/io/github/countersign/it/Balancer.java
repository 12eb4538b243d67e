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

/** A load balancer that never gives two requests in a row to the same node, whoever sends them, as long as both nodes live. */
final class Balancer implements AutoCloseable {

    private final List<Integer> ports;
    private final ServerSocket door;
    private final List<String> served = new ArrayList<>();
    private int last;

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

    /** Where the last request went: an index of the ports. */
    synchronized int last() {
        return last;
    }

    /** Which node has answered what, as {@code 0 GET /countersign/verify}, since the last time that this was asked. */
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
        int node = (last + 1) % ports.size();
        try {
            return connected(node, requestLine);
        } catch (ConnectException e) {
            return connected(last, requestLine);
        }
    }

    private Socket connected(int node, String requestLine) throws IOException {
        Socket socket = new Socket("127.0.0.1", ports.get(node));
        last = node;
        served.add(node + " " + requestLine.replaceAll("(\\?| HTTP/).*", ""));
        return socket;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
