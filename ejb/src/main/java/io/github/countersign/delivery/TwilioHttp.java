package io.github.countersign.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiException;
import com.twilio.exception.RestException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.github.countersign.settings.TwilioSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The transport below Twilio's SDK: one request, one POST or GET.
 *
 * <p>The SDK's own transport sends a POST up to six times, waits 30 seconds for an answer, keeps the last request with the code in it, and
 * starts the static {@code Twilio} class, whose shutdown hook would keep this application in memory after it was undeployed. This transport
 * does none of that.
 */
final class TwilioHttp extends HttpClient implements AutoCloseable {

    /** Certainly nothing was sent, because there was no connection. */
    static final class NotConnected extends ApiException {

        private static final long serialVersionUID = 1;

        NotConnected(IOException cause) {
            super("No connection", cause);
        }
    }

    /** The request went out, but no complete answer came back. */
    static final class AnswerLost extends ApiException {

        private static final long serialVersionUID = 1;

        AnswerLost(IOException cause) {
            super("No complete answer", cause);
        }
    }

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONNECTED = "countersign.connected";

    private final @Nullable String baseAddress;
    private final RequestConfig timeouts;
    private final CloseableHttpClient client;

    TwilioHttp(TwilioSettings settings) {
        URI base = settings.baseAddress();
        baseAddress = base == null ? null : base.toString().replaceAll("/+$", "");
        Timeout connectTimeout = Timeout.of(settings.connectTimeout());
        Timeout readTimeout = Timeout.of(settings.readTimeout());
        timeouts = RequestConfig.custom()
                .setConnectionRequestTimeout(connectTimeout)
                .setResponseTimeout(readTimeout)
                .build();
        client = HttpClientBuilder.create()
                .useSystemProperties() // the server's proxy
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setConnectionFactory(QuietConnection::over)
                        .setMaxConnTotal(settings.maxConcurrent() + 1) // one to ask what became of the others
                        .setMaxConnPerRoute(settings.maxConcurrent() + 1)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connectTimeout)
                                .setSocketTimeout(readTimeout)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                // a connection that Twilio has closed in the meantime would look like a lost message
                                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                .build())
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                // no second POST with the server's own credentials after a 401
                .setTargetAuthenticationStrategy((type, challenges, context) -> List.of())
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), CONNECTED, (request, scope, chain) -> {
                    scope.clientContext.setAttribute(CONNECTED, true);
                    return chain.proceed(request, scope);
                })
                .build();
    }

    /** Sends without retries, and without keeping the request. */
    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpUriRequestBase message = message(request);
        HttpClientContext exchange = HttpClientContext.create();
        try {
            return client.execute(message, exchange, TwilioHttp::read);
        } catch (IOException e) {
            throw exchange.getAttribute(CONNECTED) == null ? new NotConnected(e) : new AnswerLost(e);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }

    private HttpUriRequestBase message(Request request) {
        URI twilio = URI.create(request.constructURL().toString());
        URI address = baseAddress == null ? twilio : URI.create(baseAddress + twilio.getRawPath());
        HttpUriRequestBase message;
        if (request.getMethod() == HttpMethod.POST) {
            message = new HttpPost(address);
            message.setEntity(new UrlEncodedFormEntity(fields(request), StandardCharsets.UTF_8));
        } else if (request.getMethod() == HttpMethod.GET) {
            message = new HttpGet(address);
        } else {
            throw new IllegalArgumentException(
                    "Only POST and GET are needed and supported, not " + request.getMethod());
        }
        message.setConfig(timeouts);
        message.setHeader(HttpHeaders.ACCEPT, "application/json");
        message.setHeader(HttpHeaders.USER_AGENT, "countersign");
        message.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
        return message;
    }

    private static List<NameValuePair> fields(Request request) {
        return request.getPostParams().entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .<NameValuePair>map(value -> new BasicNameValuePair(field.getKey(), value)))
                .toList();
    }

    static Response read(ClassicHttpResponse answer) throws IOException {
        String content = answer.getEntity() == null
                ? ""
                : new String(answer.getEntity().getContent().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        if (answer.getCode() >= HttpStatus.SC_REDIRECTION) {
            throw refusal(answer.getCode(), content);
        }
        return new Response(content, answer.getCode(), answer.getHeaders());
    }

    /** Twilio's error code if there is one, and always the HTTP status, which the SDK loses if the answer is an error page. */
    private static ApiException refusal(int status, String content) {
        @Nullable Integer code = null;
        try {
            @Nullable RestException error = JSON.readValue(content, RestException.class);
            code = error == null ? null : error.getCode();
        } catch (JsonProcessingException e) {
            // an error page of something in between
        }
        return new ApiException("Refused", code, null, status, status, null, null, null);
    }
}
