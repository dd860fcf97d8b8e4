package io.slotcore.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** How the tests of a contract ended for one store. */
final class ContractRun implements TestExecutionListener {

  private final List<String> failed = new ArrayList<>();
  private final Map<String, String> skipped = new TreeMap<>();
  private int started;

  private ContractRun() {}

  static ContractRun of(Class<?> contract) {
    return of(selectClass(contract));
  }

  /** Runs some of the tests only. */
  static ContractRun of(Class<?> contract, List<String> tests) {
    return of(
        tests.stream().map(test -> selectMethod(contract, test)).toArray(DiscoverySelector[]::new));
  }

  private static ContractRun of(DiscoverySelector... selected) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selected)
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .build();
    ContractRun run = new ContractRun();
    LauncherFactory.create().execute(request, run);
    return run;
  }

  int started() {
    return started;
  }

  /** The names of the tests that failed. */
  List<String> failed() {
    return failed;
  }

  /** The names of the tests that were skipped, and with what word. */
  Map<String, String> skipped() {
    return skipped;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    started += test.isTest() ? 1 : 0;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped.put(test.getDisplayName(), reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String word = result.getThrowable().map(Throwable::getMessage).orElse("");
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      skipped.put(test.getDisplayName(), word);
    } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
      failed.add(test.getDisplayName());
    }
  }
}
