package org.eclipse.kura.cloudconnection.request;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Where request handlers are made known to one cloud connection. */
@ProviderType
public interface RequestHandlerRegistry {

    /** Routes requests for the application id to the handler; the id then shows in the birth message. */
    void registerRequestHandler(String id, RequestHandler requestHandler) throws KuraException;

    void unregister(String id) throws KuraException;
}
