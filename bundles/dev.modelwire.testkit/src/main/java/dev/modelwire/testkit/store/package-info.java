/**
 * What tests need of a model store: a fake that keeps the whole contract, and the contract itself as a test that every
 * implementation extends.
 */
@Export
@Version("1.0.0")
package dev.modelwire.testkit.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
