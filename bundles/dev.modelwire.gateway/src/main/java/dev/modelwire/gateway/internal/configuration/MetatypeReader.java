package dev.modelwire.gateway.internal.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.MetaTypeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the metatype service for a bundle's pids, then reads each pid's file by Kura's rules. */
final class MetatypeReader {

    private static final Logger LOG = LoggerFactory.getLogger(MetatypeReader.class);

    private final MetaTypeService metatypes;

    MetatypeReader(MetaTypeService metatypes) {
        this.metatypes = metatypes;
    }

    List<MetatypeDocument> read(Bundle bundle) {
        var information = metatypes.getMetaTypeInformation(bundle);
        var documents = new ArrayList<MetatypeDocument>();
        if (information != null) {
            for (var pid : information.getPids()) {
                add(documents, bundle, pid);
            }
            for (var pid : information.getFactoryPids()) {
                add(documents, bundle, pid);
            }
        }
        return documents;
    }

    private static void add(List<MetatypeDocument> documents, Bundle bundle, String pid) {
        var file = bundle.getEntry("OSGI-INF/metatype/" + pid + ".xml");
        if (file == null && bundle.getEntry("OSGI-INF/metatype") == null) {
            LOG.debug("Bundle [{}] describes [{}] by code: Kura would not see it", bundle, pid);
            return;
        }
        if (file == null) {
            LOG.warn("Bundle [{}] has no file [OSGI-INF/metatype/{}.xml]: Kura would not see it", bundle, pid);
            return;
        }
        try (var in = file.openStream()) {
            var document = OcdParser.parse(pid, in);
            Defaults.of(document.definition());
            documents.add(document);
        } catch (IOException | MetatypeException | IllegalArgumentException e) {
            LOG.error("Bundle [{}]: {}", bundle, e.getMessage(), e);
        }
    }
}
