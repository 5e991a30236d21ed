package dev.modelwire.kura.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraIOException;
import org.eclipse.kura.KuraPartialSuccessException;
import org.eclipse.kura.KuraRuntimeException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.configuration.KuraConfigReadyEvent;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.security.keystore.KeystoreChangedEvent;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemResourceType;
import org.junit.jupiter.api.Test;

class ErrorsAndSecretsTest {

    @Test
    void getMessage_codeAndArguments_showsBoth() {
        assertEquals("NOT_FOUND", new KuraException(KuraErrorCode.NOT_FOUND).getMessage());
        assertEquals(
                "INVALID_PARAMETER: a, 1", new KuraException(KuraErrorCode.INVALID_PARAMETER, "a", 1).getMessage());
        assertEquals("TIMED_OUT: late", new KuraRuntimeException(KuraErrorCode.TIMED_OUT, "late").getMessage());
        assertEquals("IO_ERROR: disc", new KuraIOException("disc").getLocalizedMessage());
    }

    @Test
    void constructors_withCause_keepIt() {
        var cause = new IllegalStateException("why");

        assertSame(cause, new KuraException(KuraErrorCode.BAD_REQUEST, cause, "x").getCause());
        assertSame(cause, new KuraStoreException(cause, "x").getCause());
        assertEquals("BAD_REQUEST: x", new KuraException(KuraErrorCode.BAD_REQUEST, cause, "x").getMessage());
    }

    @Test
    @SuppressWarnings("deprecation")
    void internalError_everyForm_carriesTheInternalCode() {
        var cause = new IllegalStateException("why");

        assertEquals("INTERNAL_ERROR: x", KuraException.internalError("x").getMessage());
        assertSame(cause, KuraException.internalError(cause).getCause());
        assertEquals(
                KuraErrorCode.INTERNAL_ERROR,
                KuraException.internalError(cause, "x").getCode());
    }

    @Test
    void subclasses_code_saysTheKind() {
        assertEquals(KuraErrorCode.CONNECTION_FAILED, new KuraConnectException("x").getCode());
        assertEquals(KuraErrorCode.STORE_ERROR, new KuraStoreException("x").getCode());
        var partial = new KuraPartialSuccessException("two", List.of(new KuraIOException("a")));
        assertEquals(KuraErrorCode.PARTIAL_SUCCESS, partial.getCode());
        assertEquals(1, partial.getCauses().size());
    }

    @Test
    void password_arrayChangedOutside_staysTheSame() {
        var secret = "open".toCharArray();
        var password = new Password(secret);
        secret[0] = 'x';
        password.getPassword()[1] = 'x';

        assertArrayEquals("open".toCharArray(), password.getPassword());
        assertEquals("open", new Password("open").toString());
    }

    @Test
    void events_topicAndProperties_asDocumented() {
        assertEquals("org/eclipse/kura/configuration/ConfigEvent/READY", new KuraConfigReadyEvent(Map.of()).getTopic());
        var changed = new KeystoreChangedEvent("store");
        assertEquals("org/eclipse/kura/security/keystore/KeystoreChangedEvent/KEYSTORE_CHANGED", changed.getTopic());
        assertEquals("store", changed.getSenderPid());
    }

    @Test
    void systemResourceInfo_typeText_unknownUnlessAConstant() {
        assertEquals(SystemResourceType.DEB, new SystemResourceInfo("a", "1", "deb").getType());
        assertEquals(SystemResourceType.UNKNOWN, new SystemResourceInfo("a", "1", "zip").getType());
        assertEquals("UNKNOWN", new SystemResourceInfo("a").getTypeString());
    }
}
