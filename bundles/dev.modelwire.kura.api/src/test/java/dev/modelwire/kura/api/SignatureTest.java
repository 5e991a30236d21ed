package dev.modelwire.kura.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static List<String> table = List.of();
    private static List<Signature> declared = List.of();

    @BeforeAll
    static void read() throws IOException, URISyntaxException {
        try (var stream = Objects.requireNonNull(SignatureTest.class.getResourceAsStream("/kura-api-signatures.tsv"));
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            table = reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
        var classes = KuraException.class.getProtectionDomain().getCodeSource().getLocation();
        declared = DeclaredSignatures.in(Path.of(classes.toURI()));
    }

    @Test
    void declared_everyTypeAndMember_asInTheTable() {
        assertTrue(table.size() > 500, "the table has only " + table.size() + " rows");
        assertEquals(List.of(), SignatureComparer.compare(parsed(table), declared));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isEngineReady|()Z|()I|[org.eclipse.kura.ai.inference.InferenceEngineService#isEngineReady ()I] is in the table and not declared",
                "isEngineReady|public abstract|protected abstract|[org.eclipse.kura.ai.inference.InferenceEngineService#isEngineReady ()Z] modifiers is [abstract public] and the table says [abstract protected]",
                "isEngineReady|org.eclipse.kura.KuraException|java.io.IOException|[org.eclipse.kura.ai.inference.InferenceEngineService#isEngineReady ()Z] exceptions is [org.eclipse.kura.KuraException] and the table says [java.io.IOException]",
                "KURA_SERVICE_PID|kura.service.pid|service.pid|[org.eclipse.kura.configuration.ConfigurationService#KURA_SERVICE_PID] constant is [\"kura.service.pid\"] and the table says [\"service.pid\"]",
                "ARGS_KEY|value()=args|value()=arguments|[org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants#ARGS_KEY Lorg/eclipse/kura/cloudconnection/request/RequestHandlerMessageConstants;] constant is [value()=args] and the table says [value()=arguments]",
                "getModelNames|List<Ljava/lang/String;>|List<Ljava/lang/Long;>|[org.eclipse.kura.ai.inference.InferenceEngineService#getModelNames ()Ljava/util/List;] generic signature is [()Ljava/util/List<Ljava/lang/String;>;] and the table says [()Ljava/util/List<Ljava/lang/Long;>;]",
                "unloadModel|modelName|name|[org.eclipse.kura.ai.inference.InferenceEngineService#unloadModel (Ljava/lang/String;)V] parameter names is [modelName] and the table says [name]",
                "interface org.eclipse.kura.wire.WireReceiver|@ConsumerType|@ProviderType|[org.eclipse.kura.wire.WireReceiver] modifiers is [@ConsumerType public] and the table says [@ProviderType public]",
                "interface org.eclipse.kura.wire.WireReceiver|version=2.0.0|version=2.1.0|[org.eclipse.kura.wire.WireReceiver] constant is [export-version=2.0.0] and the table says [export-version=2.1.0]",
                "interface org.eclipse.kura.wire.WireReceiver|wireadmin.Consumer|wireadmin.Producer|[org.eclipse.kura.wire.WireReceiver] descriptor is [extends/implements: interface org.eclipse.kura.wire.WireReceiver extends org.eclipse.kura.wire.WireComponent,org.osgi.service.wireadmin.Consumer] and the table says [extends/implements: interface org.eclipse.kura.wire.WireReceiver extends org.eclipse.kura.wire.WireComponent,org.osgi.service.wireadmin.Producer]",
            })
    void compare_oneCellEdited_namesTheDifference(String row, String cell, String edited, String difference) {
        var changed = new ArrayList<>(table);
        var line = table.stream().filter(it -> it.contains(row)).findFirst().orElseThrow();
        assertNotEquals(line, line.replace(cell, edited));
        changed.set(changed.indexOf(line), line.replace(cell, edited));

        var differences = SignatureComparer.compare(parsed(changed), declared);

        assertTrue(differences.contains(difference), () -> "differences: " + differences);
    }

    @Test
    void compare_rowTakenOut_namesTheMemberThatIsDeclared() {
        var changed = table.stream()
                .filter(line -> !line.contains("\tmethod\tonWireReceive\t(Lorg/eclipse/kura/wire/WireEnvelope;)V"))
                .toList();

        assertEquals(
                List.of("[org.eclipse.kura.wire.WireReceiver#onWireReceive (Lorg/eclipse/kura/wire/WireEnvelope;)V]"
                        + " is declared and not in the table"),
                SignatureComparer.compare(parsed(changed), declared));
    }

    @Test
    void compare_typeNotDeclared_namesIt() {
        var without = declared.stream()
                .filter(it -> !it.type().equals("org.eclipse.kura.wire.WireComponent"))
                .toList();

        assertEquals(
                List.of("[org.eclipse.kura.wire.WireComponent] is in the table and not declared"),
                SignatureComparer.compare(parsed(table), without));
    }

    private static List<Signature> parsed(List<String> lines) {
        return lines.stream().map(Signature::ofLine).toList();
    }
}
