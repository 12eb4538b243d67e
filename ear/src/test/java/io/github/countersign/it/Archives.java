package io.github.countersign.it;

import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests deploy: the archives that the build made, and a small application of nobody's. */
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

    static File filter() {
        return archive("countersign-filter.jar");
    }

    /** An application with the filter, but nothing in it that says who is signed in. */
    static WebArchive withoutLogin() {
        return ShrinkWrap.create(WebArchive.class, "without-login.war")
                .addAsWebResource(new StringAsset("<p>Everybody may read this"), "index.html")
                .addAsLibrary(archive("countersign-filter.jar"));
    }

    private static File archive(String name) {
        return Path.of(System.getProperty("countersign.archives"), name).toFile();
    }
}
