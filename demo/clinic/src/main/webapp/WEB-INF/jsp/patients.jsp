<%@ page contentType="text/html; charset=UTF-8" trimDirectiveWhitespaces="true" %>
<% request.setAttribute("title", "Patients"); %>
<%@ include file="top.jspf" %>
<p><label for="name">Find a patient</label> <input type="search" id="name" data-search="<c:url value='/patients/search'/>" autocomplete="off">
  <a class="button" id="download" href="<c:url value='/patients.csv'/>">Download list</a></p>
<p id="search-problem" class="problem" role="alert" hidden>The search does not answer.</p>
<table class="list" id="patients">
  <caption>Patients</caption>
  <thead><tr><th scope="col">Patient</th><th scope="col">Born</th><th scope="col">Reason</th><th scope="col">Seen by</th></tr></thead>
  <tbody id="patient-rows">
    <%@ include file="patient-rows.jspf" %>
  </tbody>
</table>
<script src="<c:url value='/js/patients.js'/>"></script>
<%@ include file="bottom.jspf" %>
