package io.slotcore.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.rendering.FileRenderer;
import java.util.HashMap;
import java.util.Map;

/**
 * Renders the precompiled templates; {@code context.render("login.jte", model)} comes here.
 *
 * <p>Each template gets the {@link Page} as its parameter {@code page} beside what the model holds.
 */
final class Templates implements FileRenderer {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final FormTokens formTokens;
  private final Page.Site site;

  Templates(FormTokens formTokens, Page.Site site) {
    this.formTokens = formTokens;
    this.site = site;
  }

  @Override
  public String render(String template, Map<String, ?> model, Context context) {
    Map<String, Object> parameters = new HashMap<>(model);
    parameters.put("page", page(context));
    StringOutput output = new StringOutput();
    engine.render(template, parameters, output);
    return output.toString();
  }

  private Page page(Context context) {
    return new Page(
        Requests.tenant(context),
        Requests.reader(context),
        Requests.signedIn(context),
        formTokens.token(context),
        site);
  }
}
