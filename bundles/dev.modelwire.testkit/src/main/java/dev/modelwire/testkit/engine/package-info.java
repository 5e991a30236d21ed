/**
 * A pure Java engine for the tests of those who run models: {@link dev.modelwire.testkit.engine.FakeEngine} opens tiny
 * text files, counts what it opened and closed, and fails, answers NaN or stands still when told to. Whatever calls
 * itself an engine, this one included, must pass {@link dev.modelwire.testkit.engine.EngineContractTest}.
 * Engines with a native library, each a {@link dev.modelwire.testkit.engine.RealEngine}, must also answer as plain Java does,
 * and stand threads and damaged files.
 */
@Export
@Version("1.1.0")
package dev.modelwire.testkit.engine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
