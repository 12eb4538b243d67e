package io.github.countersign.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archives that the tests deploy: those from the build, and a small application without users. */
final class Archives {

    private Archives() {}

    static EnterpriseArchive countersign() {
        return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(System.getProperty("countersign.ear")));
    }

    static WebArchive telephone() {
        return ShrinkWrap.create(WebArchive.class, "phone.war")
                .merge(ShrinkWrap.createFromZipFile(WebArchive.class, archive("countersign-demo-telephone.war")));
    }

    /** The clinic of the demo, with the filter dropped into its libraries and nothing else changed. */
    static WebArchive guardedClinic() {
        return clinic().addAsLibrary(filter());
    }

    /** The clinic of the demo as it is. */
    static WebArchive clinic() {
        return ShrinkWrap.create(WebArchive.class, "clinic.war")
                .merge(ShrinkWrap.createFromZipFile(WebArchive.class, archive("countersign-demo-clinic.war")));
    }

    /**
     * The clinic of the demo below its own context path, with the filter in its libraries.
     *
     * @param webXml additional text for its web.xml
     */
    static WebArchive guardedClinicAt(String name, String contextPath, String webXml) {
        return clinicAt(name, contextPath, webXml).addAsLibrary(filter());
    }

    /** The same without the filter. */
    static WebArchive clinicAt(String name, String contextPath, String webXml) {
        WebArchive clinic = ShrinkWrap.create(WebArchive.class, name + ".war").merge(clinic());
        replace(clinic, "web.xml", "</display-name>", "</display-name>" + webXml);
        String root = "<context-root>" + contextPath + "<";
        replace(clinic, "jboss-web.xml", "<context-root>/clinic<", root);
        replace(clinic, "glassfish-web.xml", "<context-root>/clinic<", root);
        return clinic;
    }

    static String parameter(String name, String value) {
        return "<context-param><param-name>" + name + "</param-name><param-value>" + value
                + "</param-value></context-param>";
    }

    private static void replace(WebArchive archive, String descriptor, String old, String with) {
        Node node = archive.get("WEB-INF/" + descriptor);
        try (InputStream stream = node.getAsset().openStream()) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.contains(old)) {
                throw new AssertionError(descriptor + " has no " + old);
            }
            archive.delete(node.getPath());
            archive.addAsWebInfResource(new StringAsset(text.replace(old, with)), descriptor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static File filter() {
        return archive("countersign-filter.jar");
    }

    /** An application without the filter that shows what the server's threads are doing. */
    static WebArchive threads() {
        return ShrinkWrap.create(WebArchive.class, "threads.war").addClass(ThreadsServlet.class);
    }

    /** An application with the filter that never says who is signed in. */
    static WebArchive withoutLogin() {
        return ShrinkWrap.create(WebArchive.class, "without-login.war")
                .addAsWebResource(new StringAsset("<p>Everybody may read this"), "index.html")
                .addAsLibrary(archive("countersign-filter.jar"));
    }

    private static File archive(String name) {
        return Path.of(System.getProperty("countersign.archives"), name).toFile();
    }
}
