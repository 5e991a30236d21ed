/**
 * The persistent store of models: content-addressed blobs that are verified when written and when read, and one small
 * record per model that is replaced atomically.
 */
@Export
@Version("1.0.0")
package dev.modelwire.api.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
