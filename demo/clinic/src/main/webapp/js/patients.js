var box = document.getElementById("name");
var problem = document.getElementById("search-problem");

function search() {
  var request = new XMLHttpRequest();
  request.open("GET", box.getAttribute("data-search") + "?name=" + encodeURIComponent(box.value));
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.onload = function () {
    problem.hidden = request.status === 200;
    if (request.status === 200) {
      document.getElementById("patient-rows").innerHTML = request.responseText;
    }
  };
  request.onerror = function () {
    problem.hidden = false;
  };
  request.send();
}

box.oninput = search;
