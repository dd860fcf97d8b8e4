package io.slotcore.server.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Limits guesses at passwords: per account and address, and per address over all accounts.
 *
 * <p>It never limits an account alone, so that nobody can be locked out by a stranger. Each node
 * counts for itself. Thread-safe.
 */
final class LoginThrottle {

  /** How long an exhausted limit takes to be whole again. */
  static final Duration PERIOD = Duration.ofMinutes(15);

  static final int PER_ACCOUNT_AND_ADDRESS = 10;
  static final int PER_ADDRESS = 60;

  private static final int MOST_REMEMBERED = 100_000;

  private final TimeMeter meter;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterAccess(PERIOD.multipliedBy(2))
          .build();

  LoginThrottle(InstantSource clock) {
    this.meter =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
          }

          @Override
          public boolean isWallClockBased() {
            return true;
          }
        };
  }

  /** Counts an attempt and returns whether it may be made. */
  boolean admits(String tenantId, String username, String address) {
    return bucket("address " + address, PER_ADDRESS).tryConsume(1)
        && bucket(account(tenantId, username, address), PER_ACCOUNT_AND_ADDRESS).tryConsume(1);
  }

  /** Forgets the failures of an account from an address, after the right password. */
  void succeeded(String tenantId, String username, String address) {
    buckets.invalidate(account(tenantId, username, address));
  }

  private static String account(String tenantId, String username, String address) {
    return "account " + tenantId + " " + username + " " + address;
  }

  private Bucket bucket(String key, int attempts) {
    return buckets.get(
        key,
        k ->
            Bucket.builder()
                .addLimit(
                    Bandwidth.builder().capacity(attempts).refillGreedy(attempts, PERIOD).build())
                .withCustomTimePrecision(meter)
                .build());
  }
}
