// Comfort only: without this file the page is complete, with a link that loads it again.
(function () {
  "use strict";

  var EVERY = 2000;
  var phones = document.getElementById("phones");
  var news = document.getElementById("news");

  function showCopyButtons() {
    if (!navigator.clipboard) {
      return;
    }
    document.querySelectorAll("button.copy[hidden]").forEach(function (button) {
      button.hidden = false;
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button.copy");
    if (button) {
      navigator.clipboard.writeText(button.dataset.code).then(function () {
        button.textContent = "Copied";
        news.textContent = "Code copied";
      });
    }
  });

  // Puts what is new into the page that is there, so that an answered call stays answered and the focus where it is.
  function mergeChildren(known, fresh) {
    var place = null;
    Array.from(fresh.children).forEach(function (child) {
      var twin = document.getElementById(child.id);
      if (!twin) {
        twin = document.importNode(child, true);
        known.insertBefore(twin, place ? place.nextSibling : known.firstChild);
      }
      place = twin;
    });
    Array.from(known.children).forEach(function (child) {
      if (!fresh.querySelector("#" + child.id)) {
        child.remove();
      }
    });
  }

  function mergePhone(known, fresh) {
    var list = known.querySelector(".messages");
    var freshList = fresh.querySelector(".messages");
    if (list && freshList) {
      mergeChildren(list, freshList);
    } else {
      known.querySelector(".screen").replaceChildren.apply(known.querySelector(".screen"), Array.from(fresh.querySelector(".screen").cloneNode(true).childNodes));
    }
  }

  function messageIds() {
    return Array.from(phones.querySelectorAll(".messages > li"), function (item) { return item.id; });
  }

  function merge(fresh) {
    var before = new Set(messageIds());
    if (!phones.querySelector(".phone") && fresh.querySelector(".phone")) {
      phones.replaceChildren();
    }
    fresh.querySelectorAll(".phone").forEach(function (phone) {
      var twin = document.getElementById(phone.id);
      if (twin) {
        mergePhone(twin, phone);
      } else {
        phones.append(document.importNode(phone, true));
      }
    });
    showCopyButtons();
    var arrived = messageIds().filter(function (id) { return !before.has(id); });
    arrived.forEach(function (id) {
      var item = document.getElementById(id);
      item.classList.add("arrived");
      news.textContent = (item.querySelector("details") ? "New call" : "New text message") + " for "
        + item.closest(".phone").querySelector(".number").textContent;
    });
  }

  function look() {
    if (document.hidden) {
      setTimeout(look, EVERY);
      return;
    }
    fetch(location.pathname, { cache: "no-store" })
      .then(function (response) { return response.ok ? response.text() : Promise.reject(response.status); })
      .then(function (html) {
        merge(new DOMParser().parseFromString(html, "text/html").getElementById("phones"));
      })
      .catch(function () { /* The demo may be stopping; the next look tells. */ })
      .finally(function () { setTimeout(look, EVERY); });
  }

  showCopyButtons();
  setTimeout(look, EVERY);
})();
