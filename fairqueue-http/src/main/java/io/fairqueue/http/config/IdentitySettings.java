package io.fairqueue.http.config;

import io.fairqueue.crypto.oidc.TrustedIssuer;
import io.fairqueue.s3.S3Config;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads whom this server believes, and where it keeps pictures. */
final class IdentitySettings {

  private static final String USUAL_REGION = "us-east-1";
  private static final List<Setting> OF_BUCKET =
      List.of(Setting.S3_BUCKET, Setting.S3_ACCESS_KEY, Setting.S3_SECRET_KEY);

  private final Settings settings;

  IdentitySettings(Settings settings) {
    this.settings = settings;
  }

  List<TrustedIssuer> issuers() {
    return settings.list(Setting.OIDC_ISSUERS, TrustedIssuer::parse);
  }

  @Nullable S3Config s3() {
    URI url = settings.fit(Setting.S3_URL, S3Config::checkedEndpoint);
    String bucket = settings.fit(Setting.S3_BUCKET, S3Config::checkedBucket);
    String region = settings.fit(Setting.S3_REGION, S3Config::checkedRegion);
    String accessKey = settings.text(Setting.S3_ACCESS_KEY);
    String secretKey = settings.text(Setting.S3_SECRET_KEY);
    settings.needs(Setting.S3_REGION, Setting.S3_URL);
    OF_BUCKET.forEach(
        each -> {
          settings.needs(each, Setting.S3_URL);
          settings.needs(Setting.S3_URL, each);
        });
    return url == null || bucket == null || accessKey == null || secretKey == null
        ? null
        : new S3Config(url, bucket, region == null ? USUAL_REGION : region, accessKey, secretKey);
  }
}
