package io.fairqueue.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS publishes: its test suite, and the examples of the S3 API Reference. */
@Tag("B9")
final class SignedRequestTest {

  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String WELCOME =
      "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  @ParameterizedTest
  @CsvSource({
    "GET,  '',        '',             5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "POST, '',        '',             5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    "GET,  Param1,    Param2,         b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
  })
  void theTestSuite(String method, String first, String second, String signature) {
    var query = new TreeMap<String, String>();
    if (!first.isEmpty()) {
      query.put(second, "value2");
      query.put(first, "value1");
    }
    var headers =
        new TreeMap<>(Map.of("host", "example.amazonaws.com", "x-amz-date", "20150830T123600Z"));

    assertThat(
            new SignedRequest(method, "/", query, headers, NOTHING)
                .signature(
                    "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                    "20150830T123600Z",
                    "20150830/us-east-1/service/aws4_request"))
        .isEqualTo(signature);
  }

  @Test
  void getObject() {
    assertThat(
            signature(
                "GET",
                "/test.txt",
                Map.of(),
                Map.of("range", "bytes=0-9", "x-amz-content-sha256", NOTHING),
                NOTHING))
        .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void putObject() {
    assertThat(
            signature(
                "PUT",
                "/" + SignedRequest.encode("test$file.text"),
                Map.of(),
                Map.of(
                    "date", "Fri, 24 May 2013 00:00:00 GMT",
                    "x-amz-storage-class", "REDUCED_REDUNDANCY",
                    "x-amz-content-sha256", WELCOME),
                WELCOME))
        .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  }

  @Test
  void getBucketLifecycle() {
    assertThat(
            signature(
                "GET",
                "/",
                Map.of("lifecycle", ""),
                Map.of("x-amz-content-sha256", NOTHING),
                NOTHING))
        .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
  }

  @Test
  void listObjects() {
    assertThat(
            signature(
                "GET",
                "/",
                Map.of("max-keys", "2", "prefix", "J"),
                Map.of("x-amz-content-sha256", NOTHING),
                NOTHING))
        .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  /** The presigned one; of path style, so the bucket's host stands in for the endpoint's. */
  @Test
  void getObjectByAQuery() {
    var query =
        new TreeMap<>(
            Map.of(
                "X-Amz-Algorithm", "AWS4-HMAC-SHA256",
                "X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
                "X-Amz-Date", "20130524T000000Z",
                "X-Amz-Expires", "86400",
                "X-Amz-SignedHeaders", "host"));
    var request =
        new SignedRequest(
            "GET",
            "/test.txt",
            query,
            new TreeMap<>(Map.of("host", "examplebucket.s3.amazonaws.com")),
            SignedRequest.UNSIGNED);

    assertThat(request.signature(SECRET, "20130524T000000Z", "20130524/us-east-1/s3/aws4_request"))
        .isEqualTo("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @Test
  void anAddressHasTheSameQuery() {
    var config =
        new S3Config(
            URI.create("https://s3.example:9000"), "pictures", "us-east-1", "AKIDEXAMPLE", SECRET);
    URI url =
        new Presigner(config)
            .url(
                "PUT",
                "photos/a b/../é",
                Map.of("content-type", "image/png", "content-length", "7"),
                Instant.parse("2013-05-24T00:00:00Z"),
                Duration.ofMinutes(15));

    assertThat(url.getRawPath()).isEqualTo("/pictures/photos/a%20b/../%C3%A9");
    assertThat(url)
        .hasAuthority("s3.example:9000")
        .hasParameter("X-Amz-Expires", "900")
        .hasParameter("X-Amz-SignedHeaders", "content-length;content-type;host")
        .hasParameter("X-Amz-Credential", "AKIDEXAMPLE/20130524/us-east-1/s3/aws4_request");
    assertThat(url.toString()).doesNotContain(SECRET);
    assertThat(config.toString()).doesNotContain(SECRET);
  }

  private static String signature(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String payload) {
    var signed = new TreeMap<>(headers);
    signed.put("host", "examplebucket.s3.amazonaws.com");
    signed.put("x-amz-date", "20130524T000000Z");
    return new SignedRequest(method, path, new TreeMap<>(query), signed, payload)
        .signature(SECRET, "20130524T000000Z", "20130524/us-east-1/s3/aws4_request");
  }
}
