{#- One file for a reader's browser to ask for; one for each thing to read about, for those who change it. -#}
{% for part in ["checklist", "explorer", "timeline", "ranking", "can-we", "filters", "permalinks", "errors", "check"] %}
{% include "assets/javascripts/" ~ part ~ ".js" %}

{% endfor %}
