package io.github.countersign.filter.output;

import io.github.countersign.filter.Clinic;
import io.github.countersign.filter.fake.FakeRequest;
import io.github.countersign.filter.fake.FakeResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * An application of Servlet 6.1 that signs somebody in, writes something and redirects. Made in a class loader with that API, so it takes
 * and gives nothing but the platform's types: the arguments of {@code sendRedirect}, and what went out.
 */
@NullUnmarked
public final class RedirectingApplication implements Function<List<Object>, String> {

    @Override
    public String apply(List<Object> arguments) {
        Clinic clinic = new Clinic();
        Class<?>[] types = arguments.stream()
                .map(argument -> argument instanceof Integer
                        ? int.class
                        : argument instanceof Boolean ? boolean.class : String.class)
                .toArray(Class<?>[]::new);
        boolean signsIn = !arguments.get(0).toString().startsWith("/public");
        clinic.servlet = (request, response) -> {
            if (signsIn) {
                request.login("olivia", "password");
            } else {
                response.getWriter().write("welcome");
            }
            try {
                HttpServletResponse.class.getMethod("sendRedirect", types).invoke(response, arguments.toArray());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
        try {
            FakeResponse response = clinic.visit(FakeRequest.form("/login").in(clinic.session));
            return String.join(
                    " ",
                    Arrays.asList(
                            Integer.toString(response.status),
                            Objects.toString(response.header("Location")),
                            response.body()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
