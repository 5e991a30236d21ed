package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stories of the README, each in processes of its own with the built packages. */
class StoryIT {

    private static final Pattern SWAP =
            Pattern.compile("scenario swap: records in=(\\d+) scored=(\\d+) lost=0 duplicated=0"
                    + " mixed=0 swaps=1 active=shuttle@2 accuracy v1=0\\.\\d+ v2=0\\.99\\d+");

    private static final Pattern FULL_DISK =
            Pattern.compile("scenario full-disk: refused with STORE_FULL missing=[1-9]\\d* bytes, scored meanwhile=\\d+"
                    + " by shuttle@1; then records in=(\\d+) scored=\\1 lost=0 duplicated=0 mixed=0 swaps=1"
                    + " active=shuttle@2");

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void nothingLeftOfEarlierBuilds() throws IOException {
        Story.clean();
    }

    @Test
    void swap_underLoad_losesAndMixesNoRecord() throws Exception {
        try (Story story = Story.start("swap", "--scenario", "swap")) {
            assertEquals(0, story.end(), story::said);
            Matcher line = SWAP.matcher(story.lastLine());
            assertTrue(line.matches(), story::said);
            assertTrue(Long.parseLong(line.group(1)) >= 20_000);
            assertEquals(line.group(1), line.group(2));
        }
    }

    @Test
    void publish_damagedFile_isRefusedAndVersionOneGoesOn() throws Exception {
        try (Story story = Story.start("refusal", "--scenario", "refusal")) {
            assertEquals(0, story.end(), story::said);
        }
    }

    @Test
    void publish_flatForm_isFetchedOnceAndReported() throws Exception {
        try (Story story = Story.start("flat", "--scenario", "flat")) {
            assertEquals(0, story.end(), story::said);
        }
    }

    @Test
    void badInput_eachKind_isRefusedWithItsReason() throws Exception {
        try (Story story = Story.start("bad-input", "--scenario", "bad-input")) {
            assertEquals(0, story.end(), story::said);
        }
    }

    @Test
    void configuration_desiredState_isActivatedAndABrokenOneRefused() throws Exception {
        try (Story story = Story.start("configuration", "--scenario", "configuration")) {
            assertEquals(0, story.end(), story::said);
        }
    }

    @Test
    void fullDisk_duringAnUpdate_versionOneScoresOnAndFreedSpaceFinishesIt() throws Exception {
        try (Story story = Story.startOnSmallDisk("full-disk", "--scenario", "full-disk")) {
            assertEquals(0, story.end(), story::said);
            assertTrue(FULL_DISK.matcher(story.lastLine()).matches(), story::said);
            System.out.println("full-disk: " + means(story));
        }
    }

    private static String means(Story story) {
        return story.said()
                .lines()
                .filter(line -> line.startsWith("the store lies on "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void powerCut_cloudGoneAfterwards_scoresWithTheStoredModelAndSaysOffline() throws Exception {
        Path work = Story.work();
        try (Story first = Story.start("before", "--http-port", "0", "--mqtt-port", "0")) {
            first.await("a score by version 1", () -> hasScoredWith(first, "1"));
            first.cutPower();
        }
        Files.move(work.resolve("cloud"), work.resolve("cloud-gone"));
        try (Story second = Story.start("after", "--http-port", "0", "--mqtt-port", "0")) {
            second.await("a score by version 1", () -> hasScoredWith(second, "1"));
            second.await("the word offline", () -> reported().contains("\"state\":\"offline\""));
            assertTrue(reported().contains("\"phase\":\"ACTIVE\""), StoryIT.this::reported);
        }
    }

    private static boolean hasScoredWith(Story story, String version) {
        return Pattern.compile("scored [1-9]\\d*, active shuttle@" + version)
                .matcher(story.said())
                .find();
    }

    private String reported() {
        try (Reader in = Files.newBufferedReader(Story.work().resolve("run.properties"))) {
            Properties run = new Properties();
            run.load(in);
            URI url = URI.create(run.getProperty("url") + "/v1/devices/" + run.getProperty("device")
                    + "/requests/MODELWIRE-V1/GET/reported");
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
