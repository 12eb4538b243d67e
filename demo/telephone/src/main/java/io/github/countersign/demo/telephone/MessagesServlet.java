package io.github.countersign.demo.telephone;

import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The received messages as JSON, newest first: {@code GET /phone/messages?to=+12025550143}. Without a number, it lists all of them. */
@WebServlet("/messages")
public final class MessagesServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Telephone telephone = Exchange.piece(getServletContext(), Telephone.class);
        String to = request.getParameter("to");
        Optional<PhoneNumber> number = to == null ? Optional.empty() : PhoneNumber.parseFromQuery(to);
        if (to != null && number.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "to is a phone number such as +12025550143");
            return;
        }
        List<Message> messages = number.map(telephone::messagesTo).orElseGet(telephone::messages);

        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        try (JsonWriter writer = Json.createWriter(response.getWriter())) {
            writer.write(MessageList.json(messages));
        }
    }
}
