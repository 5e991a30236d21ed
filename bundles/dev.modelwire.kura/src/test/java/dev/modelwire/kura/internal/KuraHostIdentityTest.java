package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.system.SystemService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KuraHostIdentityTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "SN-7, 00:11:22:33:44:55, SN-7",
                "UNKNOWN, 00:11:22:33:44:55, 00:11:22:33:44:55",
                "unknown, 00:11:22:33:44:55, 00:11:22:33:44:55",
                "' ', ' 00:11:22:33:44:55 ', 00:11:22:33:44:55",
                "null, null, ''",
                "UNKNOWN, UNKNOWN, ''",
            })
    void deviceId_serialNumberAndAddress_firstThatIsKnown(String serial, String mac, String expected) {
        Map<String, String> answers = new HashMap<>();
        answers.put("getSerialNumber", serial);
        answers.put("getPrimaryMacAddress", mac);
        SystemService host = Fakes.fake(SystemService.class, (proxy, method, args) -> answers.get(method.getName()));
        assertEquals(expected, new KuraHostIdentity(host).deviceId());
    }
}
