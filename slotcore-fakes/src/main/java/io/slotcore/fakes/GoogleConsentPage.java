package io.slotcore.fakes;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The page on which an owner agrees, for tests in a browser. */
final class GoogleConsentPage {

  private final GoogleSignIn signIn;

  GoogleConsentPage(GoogleSignIn signIn) {
    this.signIn = signIn;
  }

  FakeAnswer answer(FakeRequest request, Collection<String> accounts) {
    Map<String, String> query;
    try {
      query = signIn.check(request.parameters());
    } catch (IllegalArgumentException wrong) {
      return FakeAnswer.of(
          400, "text/html", page("<p>Error 400: " + escape(String.valueOf(wrong.getMessage()))));
    }
    if (request.method().equals("POST")) {
      return FakeAnswer.empty(302).withHeader("Location", decide(query, request.form()).toString());
    }
    return FakeAnswer.of(200, "text/html", page(form(request.query(), query, accounts)));
  }

  private URI decide(Map<String, String> query, Map<String, String> form) {
    if (!"allow".equals(form.get("decision"))) {
      return signIn.refuse(query);
    }
    Set<String> withheld =
        new LinkedHashSet<>(Arrays.asList(query.getOrDefault("scope", "").split(" ", -1)));
    withheld.removeIf(form::containsKey);
    return signIn.agree(query, form.getOrDefault("account", ""), withheld);
  }

  private static String form(String query, Map<String, String> asked, Collection<String> accounts) {
    StringBuilder form = new StringBuilder();
    form.append("<form method=\"post\" action=\"?").append(escape(query)).append("\">");
    form.append("<label>Account <select name=\"account\">");
    accounts.forEach(account -> form.append("<option>").append(escape(account)));
    form.append("</select></label>");
    for (String scope : asked.getOrDefault("scope", "").split(" ", -1)) {
      String name = escape(scope);
      form.append("<p><label><input type=\"checkbox\" checked name=\"").append(name);
      form.append("\"> ").append(name).append("</label>");
    }
    form.append("<p><button name=\"decision\" value=\"allow\">Continue</button>");
    return form.append("<button name=\"decision\" value=\"cancel\">Cancel</button></form>")
        .toString();
  }

  private static String page(String body) {
    return "<!doctype html><html lang=\"en\"><title>Sign in</title><h1>A fake of Google</h1>"
        + body;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
