//! The words that headers use, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and
//! Danish. Case, accents, punctuation, units in brackets and the small words below do not matter.

use super::Field;

/// Words that say nothing about what a column holds.
pub(super) const SMALL: &[&str] = &[
    "the", "a", "an", "of", "per", "pro", "par", "por", "al", "alla", "der", "die", "das", "des",
    "de", "du", "la", "le", "les", "el", "los", "las", "da", "do", "della", "del", "van", "het",
    "en", "och", "og", "und", "and", "our",
];

/// Words beside which a header names something else: hours that are saved are not those that are spent.
pub(super) const OTHER: &[&str] = &[
    "saved",
    "save",
    "saving",
    "savings",
    "build",
    "gespart",
    "einsparung",
    "ersparnis",
    "saves",
    "target",
    "ziel",
    "mitigated",
    "no",
    "not",
    "without",
    "id",
    "ids",
    "before",
    "after",
    "new",
    "potential",
];

/// Fields that are also named by a header that has other words beside.
pub(super) const LOOSE: &[Field] = &[
    Field::Impact,
    Field::Effort,
    Field::Hours,
    Field::Owner,
    Field::Frequency,
    Field::Disposition,
    Field::Score,
    Field::NextStep,
    Field::SelfLevel,
    Field::ManagerLevel,
];

/// The words for each field, separated by commas.
pub(super) const ALL: &[(Field, &str)] = &[
    (
        Field::Id,
        "id,ids,key,code,ref,reference,identifier,issue key,task id,activity id,competency id,kennung,schlüssel,kürzel,\
         identifiant,clé,référence,identificador,clave,código,identificativo,codice,chave,sleutel,kenmerk,\
         identyfikator,klucz,kod,nyckel,nøgle,kode",
    ),
    (
        Field::Name,
        "name,names,task,tasks,activity,activities,title,task name,name of task,activity name,task title,item,items,\
         work item,summary,what,what gets done,feature,initiative,idea,story,user story,card title,process,\
         process step,guideline,strategy,mitigation strategy,action,job,subject,\
         competency,competence,competencies,skill,skills,skill name,capability,\
         bezeichnung,aufgabe,aufgaben,tätigkeit,tätigkeiten,taetigkeit,aktivität,aktivitäten,titel,thema,vorgang,\
         maßnahme,was,aufgabenname,prozessschritt,arbeitspaket,\
         nom,tâche,tâches,activité,activités,titre,intitulé,nom de la tâche,libellé,action,quoi,\
         nombre,tarea,tareas,actividad,actividades,título,nombre de la tarea,qué,\
         nome,attività,compito,compiti,mansione,titolo,nome attività,\
         tarefa,tarefas,atividade,atividades,nome da tarefa,o que,\
         naam,taak,taken,activiteit,activiteiten,titel,omschrijving taak,wat,\
         nazwa,zadanie,zadania,czynność,czynności,tytuł,nazwa zadania,aktywność,co,\
         namn,uppgift,uppgifter,aktivitet,aktiviteter,arbetsuppgift,vad,\
         navn,opgave,opgaver,aktivitet,aktiviteter,opgavenavn,hvad",
    ),
    (
        Field::Phase,
        "phase,phases,stage,category,area,workstream,step of journey,section,theme,topic area,bucket,epic,list,\
         bereich,kategorie,abschnitt,themenfeld,stufe,\
         étape,catégorie,domaine,fase,etapa,categoría,área,ámbito,\
         categoria,ambito,sezione,fases,área,\
         categorie,gebied,onderdeel,faza,etap,kategoria,obszar,\
         fas,skede,kategori,område",
    ),
    (
        Field::Role,
        "role,roles,team,function,job,position,step,career step,grade,job title,\
         rolle,rollen,funktion,stelle,rôle,fonction,poste,rol,puesto,función,cargo,\
         ruolo,funzione,posizione,papel,função,functie,rola,stanowisko,funkcja,roll,befattning,funktion,stilling",
    ),
    (
        Field::Letter,
        "letter,raci,raci letter,assignment,responsibility,involvement,participation,type of involvement,\
         buchstabe,zuständigkeit,verantwortlichkeit,beteiligung,lettre,responsabilité,letra,responsabilidad,\
         lettera,responsabilità,responsabilidade,verantwoordelijkheid,litera,odpowiedzialność,bokstav,ansvar,bogstav",
    ),
    (
        Field::Note,
        "note,notes,why,reason,reasons,remark,remarks,comment,comments,description,details,rationale,explanation,\
         justification,background,skill description,\
         notiz,notizen,bemerkung,bemerkungen,anmerkung,anmerkungen,kommentar,kommentare,beschreibung,grund,\
         begründung,warum,hinweis,hinweise,\
         remarque,remarques,commentaire,commentaires,raison,pourquoi,détails,\
         nota,notas,comentario,comentarios,descripción,motivo,por qué,observaciones,detalles,razón,\
         note,commento,commenti,descrizione,perché,osservazioni,dettagli,\
         comentário,comentários,descrição,porquê,por que,observações,detalhes,\
         opmerking,opmerkingen,toelichting,beschrijving,omschrijving,reden,waarom,notitie,notities,\
         notatka,notatki,uwagi,uwaga,komentarz,opis,powód,dlaczego,\
         anteckning,anteckningar,kommentarer,beskrivning,orsak,varför,anmärkning,\
         bemærkning,bemærkninger,beskrivelse,årsag,hvorfor,noter",
    ),
    (
        Field::Kind,
        "kind,type,activity or decision,decision,is decision,art,typ,entscheidung,genre,nature,décision,\
         tipo,decisión,clase,decisione,decisão,soort,besluit,rodzaj,decyzja,typ,beslut,slags,beslutning",
    ),
    (
        Field::Control,
        "control,four eyes,segregation of duties,sod,two person rule,dual control,kontrolle,vier augen,\
         contrôle,control dual,controllo,controle,kontrola,kontroll,kontrol",
    ),
    (
        Field::Voter,
        "voter,voters,participant,participants,who voted,voted by,user,user name,username,author,email,email address,\
         e mail,respondent,rater,person,your name,voter name,participant name,contributor,added by,created by,\
         abstimmende,stimmberechtigte,teilnehmer,teilnehmerin,teilnehmende,person,e mail adresse,\
         votant,participant,participante,adresse e mail,votante,correo electrónico,partecipante,indirizzo email,\
         eleitor,stemmer,deelnemer,głosujący,uczestnik,röstande,deltagare,deltager",
    ),
    (
        Field::Round,
        "round,vote round,voting round,runde,abstimmungsrunde,tour,tour de vote,ronda,vuelta,turno,tornata,rodada,\
         ronde,stemronde,runda,tura,omgång,runde",
    ),
    (
        Field::Task,
        "task,tasks,activity,item,idea,topic,story,issue,card,card title,title,task name,question,prompt,option,\
         feature,initiative,work item,\
         aufgabe,tätigkeit,aktivität,thema,frage,vorschlag,idee,karte,\
         tâche,activité,sujet,idée,carte,tarea,actividad,tema,pregunta,compito,attività,argomento,domanda,\
         tarefa,atividade,pergunta,taak,activiteit,onderwerp,vraag,zadanie,czynność,temat,pytanie,\
         uppgift,aktivitet,fråga,ämne,opgave,spørgsmål,emne",
    ),
    (
        Field::Impact,
        "impact,value,benefit,benefits,business value,customer value,customer impact,business impact,effect,gain,\
         impact score,impact rating,impact on customers,\
         wirkung,auswirkung,nutzen,wert,mehrwert,kundennutzen,effekt,einfluss,\
         effet,valeur,bénéfice,gain,utilité,\
         impacto,valor,beneficio,efecto,utilidad,impatto,valore,beneficio,effetto,\
         benefício,efeito,waarde,effect,baten,invloed,\
         wpływ,wartość,korzyść,korzyści,efekt,påverkan,nytta,värde,effekt,virkning,værdi,nytte,betydning",
    ),
    (
        Field::Effort,
        "effort,cost,costs,complexity,difficulty,size,t shirt size,tshirt size,estimate,effort score,effort rating,\
         level of effort,loe,\
         aufwand,kosten,arbeitsaufwand,mühe,komplexität,schwierigkeit,größe,schätzung,\
         coût,coûts,complexité,difficulté,taille,charge,\
         esfuerzo,coste,costo,complejidad,dificultad,tamaño,sforzo,impegno,costi,complessità,difficoltà,dimensione,\
         esforço,custo,complexidade,dificuldade,tamanho,inspanning,moeite,complexiteit,grootte,\
         wysiłek,nakład,nakład pracy,koszt,złożoność,trudność,rozmiar,\
         insats,ansträngning,kostnad,storlek,komplexitet,indsats,omkostning,størrelse,besvær,arbejdsindsats",
    ),
    (
        Field::Owner,
        "owner,owners,owned by,responsible,who does it,done by,owner role,responsible role,task owner,assignee,\
         assigned to,doer,dri,\
         verantwortlich,verantwortliche,verantwortlicher,zuständig,inhaber,eigner,wer macht es,bearbeiter,\
         responsable,propriétaire,porteur,assigné à,responsable de tarea,propietario,encargado,asignado a,\
         responsabile,proprietario,assegnato a,incaricato,responsável,dono,proprietário,atribuído a,\
         eigenaar,verantwoordelijke,toegewezen aan,uitvoerder,właściciel,odpowiedzialny,przypisane do,wykonawca,\
         ägare,ansvarig,tilldelad,utförare,ejer,ansvarlig,tildelt,udfører",
    ),
    (
        Field::Hours,
        "hours,hour,hrs,hr,h,minutes,mins,min,time spent,hours per week,hours week,weekly hours,h week,\
         hours month,hours a week each,hours per head,\
         stunden,std,minuten,zeitaufwand,zeit,wochenstunden,zeitbedarf,\
         heures,heure,minutes,temps passé,temps,horas,minutos,tiempo,ore,minuti,tempo,\
         uren,uur,minuten,tijd,tijdsbesteding,godziny,godz,minuty,czas,\
         timmar,tim,minuter,tid,tidsåtgång,timer,minutter,tidsforbrug",
    ),
    (
        Field::Frequency,
        "frequency,freq,how often,cadence,recurrence,rhythm,interval,\
         häufigkeit,wie oft,frequenz,turnus,rhythmus,intervall,\
         fréquence,cadence,à quelle fréquence,récurrence,frecuencia,cadencia,periodicidad,cada cuánto,\
         frequenza,cadenza,quanto spesso,frequência,periodicidade,com que frequência,\
         frequentie,hoe vaak,częstotliwość,częstość,jak często,frekvens,hur ofta,hvor ofte,hyppighed",
    ),
    (
        Field::Scales,
        "scales,scales with,grows with,driver of growth,wächst mit,skaliert mit,évolue avec,escala con,crece con,\
         scala con,cresce con,escala com,cresce com,schaalt met,groeit met,skaluje się z,rośnie z,skalar med,\
         växer med,skalerer med,vokser med",
    ),
    (
        Field::Disposition,
        "disposition,decision,action,what to do,outcome,verdict,keep or kill,recommendation,recommended action,\
         treatment,what will we do,\
         entscheidung,massnahme,maßnahme,was tun,empfehlung,vorgehen,entscheid,\
         décision,recommandation,que faire,sort,decisión,recomendación,qué hacer,acción,\
         decisione,raccomandazione,cosa fare,azione,decisão,recomendação,o que fazer,ação,\
         besluit,beslissing,aanbeveling,wat te doen,actie,decyzja,rekomendacja,co robimy,\
         beslut,rekommendation,åtgärd,beslutning,anbefaling,handling",
    ),
    (
        Field::Card,
        "card,card number,card no,no,nr,number,num,rank no,row,line,pos,position,item no,item number,\
         karte,kartennummer,nummer,lfd nr,laufende nummer,numéro,n,carte,número,núm,tarjeta,numero,scheda,cartão,\
         kaart,volgnummer,numer,lp,karta,kort,kortnummer",
    ),
    (
        Field::NextStep,
        "next step,next steps,next action,next,follow up,to do,todo,nächster schritt,nächste schritte,\
         prochaine étape,prochaines étapes,próximo paso,siguiente paso,próximos pasos,prossimo passo,prossimi passi,\
         próximo passo,próximos passos,volgende stap,vervolgstap,następny krok,kolejny krok,nästa steg,næste skridt",
    ),
    (
        Field::NextBy,
        "by,by when,due,due date,deadline,until,bis,bis wann,fällig,fälligkeit,termin,frist,\
         échéance,date limite,pour quand,fecha límite,vencimiento,plazo,para cuándo,scadenza,entro,\
         prazo,data limite,vencimento,até,vervaldatum,voor wanneer,termin,do kiedy,förfallodag,senast,frist",
    ),
    (
        Field::NextWho,
        "who,by whom,next who,next owner,assignee next,action owner,wer,durch wen,qui,par qui,quién,por quién,\
         chi,da chi,quem,por quem,wie,door wie,kto,przez kogo,vem,av vem,hvem,af hvem",
    ),
    (
        Field::Competency,
        "competency,competencies,competence,competences,skill,skills,skill name,capability,ability,criterion,\
         competency name,attribute,dimension,knowledge area,topic,name,\
         kompetenz,kompetenzen,fähigkeit,fähigkeiten,fertigkeit,kriterium,\
         compétence,compétences,aptitude,critère,competencia,competencias,habilidad,habilidades,criterio,\
         competenza,competenze,abilità,capacità,competência,competências,habilidade,\
         competentie,competenties,vaardigheid,vaardigheden,kompetencja,kompetencje,umiejętność,umiejętności,\
         kompetens,kompetenser,färdighet,förmåga,kompetence,kompetencer,færdighed",
    ),
    (
        Field::Level,
        "level,levels,required level,required,requirement,target level,current level,proficiency,rating,score,\
         proficiency level,skill level,stufe,niveau,kompetenzstufe,soll,bewertung,niveau requis,nivel,\
         nivel requerido,livello,livello richiesto,nível,nível exigido,vereist niveau,poziom,wymagany poziom,nivå,\
         kravnivå",
    ),
    (
        Field::Person,
        "person,people,employee,team member,member,colleague,who,name,csm,employee name,mitarbeiter,mitarbeiterin,\
         mitarbeitende,teammitglied,personne,collaborateur,employé,salarié,persona,empleado,colaborador,\
         dipendente,collaboratore,pessoa,funcionário,medewerker,persoon,collega,osoba,pracownik,medarbetare,\
         medarbejder,anställd,ansat,nom,nombre,nome,naam,imię,namn,navn",
    ),
    (
        Field::SelfLevel,
        "self,self assessment,self rating,own view,own rating,selbst,selbsteinschätzung,selbstbild,\
         auto évaluation,autoévaluation,autoevaluación,autovalutazione,autoavaliação,zelf,zelfbeoordeling,\
         samoocena,själv,självskattning,selv,selvvurdering",
    ),
    (
        Field::ManagerLevel,
        "manager,manager assessment,manager rating,lead rating,boss,supervisor,führungskraft,vorgesetzte,fremdbild,\
         fremdeinschätzung,évaluation du manager,responsable,jefe,responsabile,gestor,leidinggevende,\
         przełożony,kierownik,chef,leder",
    ),
    (
        Field::Agreed,
        "agreed,agreed level,agreed rating,final,final rating,vereinbart,abgestimmt,convenu,acordado,concordato,\
         afgesproken,uzgodnione,överenskommen,aftalt",
    ),
    (
        Field::Critical,
        "critical,is critical,must have,key skill,business critical,kritisch,unverzichtbar,critique,indispensable,\
         crítica,crítico,imprescindible,critica,critico,kritiek,kritisk,krytyczna,krytyczny,krytyczne",
    ),
    (
        Field::Group,
        "group,category,family,skill family,job family,role family,domain,area,theme,cluster,section,\
         gruppe,kategorie,bereich,groupe,catégorie,domaine,famille,grupo,categoría,ámbito,\
         gruppo,categoria,ambito,groep,categorie,grupa,kategoria,grupp,kategori,område",
    ),
    (
        Field::Segment,
        "segment,segments,customer segment,kundensegment,segmento,segmento de clientes,klantsegment,kundsegment",
    ),
    (
        Field::Score,
        "score,rice,rice score,ice,ice score,total score,priority score,weighted score,wsjf,\
         punktzahl,gesamtpunktzahl,puntuación,punteggio,pontuação,wynik,poäng",
    ),
    (
        Field::Ease,
        "ease,ease of implementation,leichtigkeit,facilité,facilidad,facilità,facilidade,gemak,łatwość,lätthet,lethed",
    ),
    (
        Field::Reach,
        "reach,reichweite,portée,alcance,portata,bereik,zasięg,räckvidd,rækkevidde",
    ),
    (
        Field::Confidence,
        "confidence,konfidenz,zuversicht,sicherheit,confiance,confianza,fiducia,confiança,vertrouwen,pewność,säkerhet,sikkerhed",
    ),
];
