package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kapua sends for its four ways in, over a real broker: the bytes are recorded, the answers are what it demands. */
class KapuaIT {

    private static final String SYNC = "dev.modelwire.sync.ModelSyncService";
    /** Recorded with the engines of one processor; elsewhere they are installed, too, and say that they cannot run. */
    private static final List<String> PACKAGES = List.of("modelwire-engines-x86_64", "modelwire-wires", "modelwire");

    private static final Map<String, String> SAME = Map.of();

    @TempDir
    Path home;

    private LoadedGateway gateway;
    private KapuaLine kapua;
    private String url;

    @BeforeEach
    void boot() throws Exception {
        Files.createDirectories(home.resolve("cloud"));
        gateway = LoadedGateway.start(LoadedGateway.settings(home), LoadedGateway.account());
        Map<String, Object> cloud = gateway.gateway().command("cloud");
        url = "http://127.0.0.1:" + cloud.get("httpPort");
        kapua = new KapuaLine((Integer) cloud.get("mqttPort"));
    }

    @AfterEach
    void stop() throws Exception {
        kapua.close();
        gateway.close();
    }

    @Test
    void operator_installsConfiguresAsksAndUninstalls_asKapuaDoes() throws Exception {
        long job = 7_000_000_000L;
        for (String name : PACKAGES) {
            Files.copy(
                    LoadedGateway.file(name),
                    home.resolve("cloud").resolve("p.dp"),
                    StandardCopyOption.REPLACE_EXISTING);
            install(name, "1", job);
            install(name, "1", job);
        }
        gateway.await("the packages", gateway.gateway()::isHealthy);
        refusals(job);
        configure();
        generic();
        uninstall(job);
    }

    /** The second time the file is there already: Kura neither fetches nor checks it again. */
    private void install(String name, String version, long job) throws Exception {
        boolean known = Files.exists(home.resolve("downloads").resolve(name + "_" + version + ".dp"));
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("job.id", job);
        metrics.put("dp.uri", url + "/p.dp");
        metrics.put("dp.name", name);
        metrics.put("dp.version", version);
        metrics.put("dp.download.protocol", "HTTP");
        metrics.put("dp.download.block.size", 51_200);
        metrics.put("dp.download.block.delay", 0);
        metrics.put("dp.download.timeout", 60_000);
        metrics.put("dp.install", true);
        metrics.put("dp.install.system.update", false);
        metrics.put("dp.reboot", false);
        metrics.put("dp.reboot.delay", 0);

        KapuaMessage reply = kapua.ask(
                "download-" + name,
                "DEPLOY-V2/EXEC/download",
                KapuaMessage.request("1201", metrics, ""),
                Map.of(url, "http://127.0.0.1:00000"));

        assertEquals(200, reply.metric("response.code"));
        String last = known ? "ALREADY DONE" : "COMPLETED";
        KapuaMessage download = kapua.notice("DEPLOY-V2", "download");
        while ("IN_PROGRESS".equals(download.metric("dp.download.status"))) {
            download = kapua.notice("DEPLOY-V2", "download");
        }
        assertEquals(last, download.metric("dp.download.status"), download.metrics()::toString);
        assertEquals(job, download.metric("job.id"));
        assertEquals("gateway", download.metric("client.id"));
        assertEquals("IN_PROGRESS", kapua.notice("DEPLOY-V2", "install").metric("dp.install.status"));
        KapuaMessage installed = kapua.notice("DEPLOY-V2", "install");
        assertEquals("COMPLETED", installed.metric("dp.install.status"), installed.metrics()::toString);
        assertEquals(job, installed.metric("job.id"));
        assertEquals(100, installed.metric("dp.install.progress"));
    }

    private void refusals(long job) throws Exception {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("dp.uri", url + "/p.dp");
        metrics.put("dp.name", "modelwire");
        metrics.put("dp.version", "2");
        metrics.put("dp.download.protocol", "HTTP");
        metrics.put("dp.install.system.update", false);
        metrics.put("dp.download.hash", "SHA-256:0123");
        Map<String, String> anyPort = Map.of(url, "http://127.0.0.1:00000");

        KapuaMessage without = kapua.ask(
                "download-without-job", "DEPLOY-V2/EXEC/download", KapuaMessage.request("1203", metrics, ""), anyPort);

        assertEquals(500, without.metric("response.code"));
        metrics.put("job.id", job);
        KapuaMessage reply = kapua.ask(
                "download-wrong-hash", "DEPLOY-V2/EXEC/download", KapuaMessage.request("1204", metrics, ""), anyPort);
        assertEquals(200, reply.metric("response.code"));
        KapuaMessage last = kapua.notice("DEPLOY-V2", "download");
        while ("IN_PROGRESS".equals(last.metric("dp.download.status"))) {
            last = kapua.notice("DEPLOY-V2", "download");
        }
        assertEquals("FAILED", last.metric("dp.download.status"));
        assertEquals("Failed to verify checksum with algorithm: SHA-256", last.metric("dp.download.error.message"));
    }

    /** 200 comes before anything is done; what became of it is only in our own reported state. */
    private void configure() throws Exception {
        String desired = "{&quot;modelwire&quot;:1,&quot;revision&quot;:42,&quot;models&quot;:[]}";
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><esf:configurations"
                + " xmlns:esf=\"http://eurotech.com/esf/2.0\" xmlns:ocd=\"http://www.osgi.org/xmlns/metatype/v1.2.0\">"
                + "<esf:configuration pid=\"" + SYNC + "\"><esf:properties>"
                + "<esf:property array=\"false\" encrypted=\"false\" name=\"desired.state\" type=\"String\"><esf:value>"
                + desired + "</esf:value></esf:property></esf:properties></esf:configuration></esf:configurations>";

        KapuaMessage reply = kapua.ask(
                "put-configuration",
                "CONF-V1/PUT/configurations/" + SYNC,
                KapuaMessage.request("1301", Map.of(), xml),
                SAME);

        assertEquals(200, reply.metric("response.code"));
        gateway.await("revision 42", () -> gateway.reported().contains("\"revision\":42"));
        KapuaMessage read = kapua.ask(
                "get-configuration",
                "CONF-V1/GET/configurations/" + SYNC,
                KapuaMessage.request("1302", Map.of(), ""),
                SAME);
        assertEquals(200, read.metric("response.code"));
        assertTrue(read.body().contains("name=\"desired.state\""), read.body());

        KapuaMessage bad = kapua.ask(
                "put-bad-configuration",
                "CONF-V1/PUT/configurations/" + SYNC,
                KapuaMessage.request("1303", Map.of(), xml.replace(desired, "{broken")),
                SAME);
        assertEquals(200, bad.metric("response.code"), "Kapua is told of success all the same");
        gateway.await("the refusal", () -> gateway.reported().contains("DESIRED_NOT_JSON"));
    }

    private void generic() throws Exception {
        KapuaMessage put = kapua.ask(
                "generic-put",
                "MODELWIRE-V1/PUT/desired",
                KapuaMessage.request("1401", Map.of(), "{\"modelwire\":1,\"revision\":43,\"models\":[]}"),
                SAME);
        assertEquals(200, put.metric("response.code"), put.metrics()::toString);
        KapuaMessage got =
                kapua.ask("generic-get", "MODELWIRE-V1/GET/reported", KapuaMessage.request("1402", Map.of(), ""), SAME);
        assertEquals(200, got.metric("response.code"));
        assertTrue(got.body().contains("\"packages\":{\"state\":"), got.body());
        KapuaMessage missing = kapua.ask(
                "generic-missing", "MODELWIRE-V1/GET/nothing", KapuaMessage.request("1403", Map.of(), ""), SAME);
        assertEquals(404, missing.metric("response.code"));
    }

    private void uninstall(long job) throws Exception {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("dp.name", "modelwire");
        metrics.put("dp.version", "1");
        metrics.put("job.id", job);
        metrics.put("dp.reboot", false);
        metrics.put("dp.reboot.delay", 0);
        KapuaMessage reply =
                kapua.ask("uninstall", "DEPLOY-V2/EXEC/uninstall", KapuaMessage.request("1501", metrics, ""), SAME);

        assertEquals(200, reply.metric("response.code"));
        assertEquals("IN_PROGRESS", kapua.notice("DEPLOY-V2", "uninstall").metric("dp.uninstall.status"));
        KapuaMessage last = kapua.notice("DEPLOY-V2", "uninstall");
        assertEquals("COMPLETED", last.metric("dp.uninstall.status"));
        assertEquals(job, last.metric("job.id"));
        KapuaMessage packages =
                kapua.ask("get-packages", "DEPLOY-V2/GET/packages", KapuaMessage.request("1502", Map.of(), ""), SAME);
        assertTrue(packages.body().contains("<name>modelwire-wires</name>"), packages.body());
        assertTrue(!packages.body().contains("<name>modelwire</name>"), packages.body());
    }
}
