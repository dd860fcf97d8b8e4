"use strict";

// Makes the booking pages pleasant; everything works without it.
(() => {
  const pad = (number) => String(number).padStart(2, "0");

  // A visitor who has not chosen a zone sees the browser's own.
  const useBrowserZone = () => {
    const form = document.querySelector("[data-zone-form]");
    const url = new URL(location.href);
    if (!form || url.searchParams.has("tz") || sessionStorage.getItem("slotcore-zone")) {
      return;
    }
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = [...document.querySelectorAll("#zones option")].some((o) => o.value === zone);
    sessionStorage.setItem("slotcore-zone", zone);
    if (known && form.elements.tz.value !== zone) {
      url.searchParams.set("tz", zone);
      location.replace(url);
    }
  };

  const browserZoneFirst = () => {
    const list = document.getElementById("zones");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const own = list && [...list.options].find((option) => option.value === zone);
    if (own) {
      list.prepend(own);
    }
  };

  const showZoneClock = () => {
    const clock = document.getElementById("zone-clock");
    if (clock) {
      const options = { timeZone: clock.dataset.zone, hour: "numeric", minute: "2-digit" };
      const now = new Intl.DateTimeFormat(document.documentElement.lang, options).format(new Date());
      clock.textContent = clock.dataset.template.replace("{0}", now);
    }
  };

  const prepareZoneForm = () => {
    const form = document.querySelector("[data-zone-form]");
    if (!form) {
      return;
    }
    const input = form.elements.tz;
    const before = input.value;
    // The whole list shows only while the field is empty.
    input.addEventListener("focus", () => input.select());
    input.addEventListener("change", () => {
      const known = [...document.querySelectorAll("#zones option")].some(
        (option) => option.value === input.value
      );
      if (known && input.value !== before) {
        sessionStorage.setItem("slotcore-zone", input.value);
        form.requestSubmit();
      }
    });
  };

  // Days and months are exchanged in place; the address follows, so that "back" works.
  const swap = async (href, push) => {
    const picker = document.getElementById("picker");
    picker.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("picker");
      if (!answer.ok || !fresh) {
        location.assign(href);
        return;
      }
      picker.replaceWith(fresh);
      if (push) {
        history.pushState({ picker: true }, "", href);
      }
      preparePicker();
      const times = document.getElementById("times-section");
      if (new URL(href, location.href).searchParams.has("date") && times) {
        times.focus({ preventScroll: true });
        if (matchMedia("(max-width: 800px)").matches) {
          times.scrollIntoView({ behavior: "smooth", block: "start" });
        }
      }
    } catch {
      location.assign(href);
    }
  };

  const preparePicker = () => {
    browserZoneFirst();
    showZoneClock();
    prepareZoneForm();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;
    if (link && plain && document.getElementById("picker")) {
      event.preventDefault();
      swap(link.href, true);
    }
  });

  addEventListener("popstate", () => {
    if (document.getElementById("picker")) {
      swap(location.href, false);
    }
  });

  const countDown = () => {
    const held = document.getElementById("held");
    if (!held) {
      return;
    }
    const end = performance.now() + Number(held.dataset.left) * 1000;
    const tick = () => {
      const left = Math.max(0, Math.round((end - performance.now()) / 1000));
      if (left === 0) {
        held.textContent = held.dataset.over;
        held.classList.add("bad");
        held.setAttribute("role", "alert");
        const confirm = document.getElementById("confirm");
        if (held.dataset.again) {
          // What was typed goes along.
          confirm.formAction = held.dataset.again;
          confirm.textContent = held.dataset.againText;
        } else {
          confirm.disabled = true;
        }
        return;
      }
      const text = Math.floor(left / 60) + ":" + pad(left % 60);
      held.textContent = held.dataset.template.replace("{0}", text);
      setTimeout(tick, 1000);
    };
    tick();
  };

  // Sending a form twice makes no sense.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "post") {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = "yes";
    }
  });

  addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  useBrowserZone();
  preparePicker();
  countDown();
})();
