package dev.modelwire.inference.internal.gate;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory that native code has freed. The C library of Linux keeps most of it for the process, which is good as long as the
 * process needs it again; after a model was freed, or the JVM has compiled for an update, much of it is not.
 */
final class NativeHeap {

    private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    private static final String TRIM = "systemTrimNativeHeap";

    private NativeHeap() {}

    /** Has the JVM give it back to the system; false if this JVM cannot: it is not HotSpot 17.0.9 or later with glibc. */
    static boolean trim() {
        try {
            Object said = ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(COMMANDS), TRIM, new Object[] {new String[0]}, new String[] {
                        String[].class.getName()
                    });
            LOG.debug("{}", said);
            return true;
        } catch (JMException | JMRuntimeException e) {
            LOG.debug("freed native memory stays with the process: {}", e.toString());
            return false;
        }
    }
}
