package io.github.countersign.ui.look;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the style sheets, the script and the icon from memory, compressed where the browser takes that. Pages are never
 * compressed: their length would tell of what is in them (BREACH, CVE-2013-3587), and these files hold nothing of anybody.
 */
public final class AssetServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final Pattern GZIP_REFUSED = Pattern.compile("(?i)\\bgzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    private record Asset(String type, byte[] plain, byte[] gzipped) {}

    private final transient Map<String, Asset> assets = new TreeMap<>();

    @Override
    public void init() throws ServletException {
        try {
            for (String path : Assets.paths()) {
                assets.put(path, read(path));
            }
        } catch (IOException e) {
            throw new ServletException(e);
        }
    }

    private Asset read(String path) throws IOException {
        try (InputStream in = getServletContext().getResourceAsStream(path)) {
            byte[] plain = in.readAllBytes();
            ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
                out.write(plain);
            }
            return new Asset(type(path), plain, gzipped.toByteArray());
        }
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.'))) {
            case ".css" -> "text/css;charset=UTF-8";
            case ".js" -> "text/javascript;charset=UTF-8";
            case ".svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException(path);
        };
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asset asset = assets.get(request.getServletPath());
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean gzip = takesGzip(request.getHeader("Accept-Encoding"));
        byte[] content = gzip ? asset.gzipped() : asset.plain();
        response.setHeader("Vary", "Accept-Encoding");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(asset.type());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null
                && accepted.toLowerCase(Locale.ROOT).contains("gzip")
                && !GZIP_REFUSED.matcher(accepted).find();
    }
}
