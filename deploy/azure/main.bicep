// Juncture as a function app, its vault, its pages, and a Front Door that shows all of it under one host name. The
// stores are not in it: bring a PostgreSQL 13 or newer and a Redis 6.2 or newer that the function app reaches.

@description('What the names of all resources begin with.')
@minLength(2)
@maxLength(10)
param name string = 'juncture'

param location string = resourceGroup().location

@description('The host name that browsers see, such as connect.example.com.')
param host string

param jiraClientId string

@description('Empty asks for what all operations need.')
param jiraScopes string = ''

@description('Where a person goes after picking a site.')
param siteRedirectUri string = ''

@description('Wrapped data keys, separated by commas: see the README. Empty before the first one is made.')
param dataKeys string = ''

@description('Whether the vault has the secret JUNCTURE-ENCRYPTION-KEYS: until no token is sealed with its keys.')
param encryptionKeys bool = empty(dataKeys)

@description('The operation that messages of the queue are inputs of. Empty leaves the queue alone.')
param queueFunction string = ''

@description('Addresses of Front Door towards the function app, separated by commas. Empty counts no requests per client.')
param trustedProxies string = ''

@description('At most so many processes, each with as many database connections as its setting says.')
@minValue(40)
param mostInstances int = 40

@description('Object id of the person who puts secrets into the vault and makes data keys. Empty grants nobody that.')
param operator string = ''

@description('Ids of action groups that alerts go to.')
param actionGroups array = []

var unique = uniqueString(resourceGroup().id, name)
var secrets = concat(
  ['JUNCTURE_SECRET_KEY', 'DATABASE_URL', 'REDIS_URL', 'DEFAULT_JIRA_CLIENT_SECRET'],
  encryptionKeys ? ['JUNCTURE_ENCRYPTION_KEYS'] : []
)

// Built-in roles.
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
var cryptoEncryptionUser = 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
var cryptoOfficer = '14b46e9e-c2b7-41b4-b07b-48a6ebf60603'
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'

// What the host itself keeps: packages, locks of timers, the queue. No keys of it are given out.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'fn${unique}'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'packages'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: storage
  name: 'default'
}

resource calls 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = if (!empty(queueFunction)) {
  parent: queues
  name: 'juncture-calls'
}

// The static site is switched on by a command: no template can.
resource pages 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'web${unique}'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// Whoever loses the vault's key loses every grant: nothing in it can be deleted for good before its time.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}-${unique}'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource dataKeysKey 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'data-keys'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-${unique}'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-${unique}'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
  }
}

// Flex Consumption: it comes down to nothing like Consumption, which gets no newer Java, and reaches private networks.
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-${unique}'
  location: location
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: '${name}-${unique}'
  location: location
  kind: 'functionapp,linux'
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packages.name}'
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
      runtime: { name: 'java', version: '21' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: mostInstances
        triggers: { http: { perInstanceConcurrency: 20 } }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: [
        {
          name: 'FrontDoor'
          priority: 100
          action: 'Allow'
          tag: 'ServiceTag'
          ipAddress: 'AzureFrontDoor.Backend'
          headers: { 'x-azure-fdid': [frontDoor.properties.frontDoorId] }
        }
      ]
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    {
      AzureWebJobsStorage__accountName: storage.name
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      MAIN_CLASS: 'dev.juncture.deploy.azure.FunctionApplication'
      AzureWebJobsDisableHomepage: 'true'
      'AzureWebJobs.queuedCall.Disabled': empty(queueFunction) ? 'true' : 'false'
      JUNCTURE_QUEUE_FUNCTION: queueFunction
      JUNCTURE_KEY_VAULT_DATA_KEYS: dataKeys
      JUNCTURE_FRONTEND_URL: 'https://${host}'
      JUNCTURE_CONNECT_SESSIONS: 'required'
      JUNCTURE_DATABASE_CONNECTIONS: '4'
      // A client's address is known only where Front Door's own is.
      JUNCTURE_FRONTEND_LIMIT: empty(trustedProxies) ? 'off' : '60'
      JUNCTURE_TRUSTED_PROXIES: trustedProxies
      DEFAULT_JIRA_CLIENT_ID: jiraClientId
      DEFAULT_JIRA_SCOPES: jiraScopes
      DEFAULT_JIRA_SITE_REDIRECT_URI: siteRedirectUri
    },
    toObject(
      secrets,
      secret => secret,
      secret => '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${replace(secret, '_', '-')})'
    )
  )
  dependsOn: [readsSecrets, keepsPackages, keepsQueues]
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, app.id, secretsUser)
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource unwrapsDataKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: dataKeysKey
  name: guid(dataKeysKey.id, app.id, cryptoEncryptionUser)
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoEncryptionUser)
  }
}

resource keepsPackages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage
  name: guid(storage.id, app.id, blobDataOwner)
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataOwner)
  }
}

resource keepsQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage
  name: guid(storage.id, app.id, queueDataContributor)
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
  }
}

resource operatorsRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in empty(operator) ? [] : [secretsOfficer, cryptoOfficer]: {
    scope: vault
    name: guid(vault.id, operator, role)
    properties: {
      principalId: operator
      principalType: 'User'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource frontDoor 'Microsoft.Cdn/profiles@2024-02-01' = {
  name: name
  location: 'global'
  sku: { name: 'Standard_AzureFrontDoor' }
  // As long as the function itself may take.
  properties: { originResponseTimeoutSeconds: 60 }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2024-02-01' = {
  parent: frontDoor
  name: '${name}-${unique}'
  location: 'global'
  properties: { enabledState: 'Enabled' }
}

resource domain 'Microsoft.Cdn/profiles/customDomains@2024-02-01' = {
  parent: frontDoor
  name: 'juncture'
  properties: {
    hostName: host
    tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' }
  }
}

resource apiGroup 'Microsoft.Cdn/profiles/originGroups@2024-02-01' = {
  parent: frontDoor
  name: 'api'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
    sessionAffinityState: 'Disabled'
  }
}

resource apiOrigin 'Microsoft.Cdn/profiles/originGroups/origins@2024-02-01' = {
  parent: apiGroup
  name: 'app'
  properties: {
    hostName: app.properties.defaultHostName
    originHostHeader: app.properties.defaultHostName
    enforceCertificateNameCheck: true
  }
}

resource pagesGroup 'Microsoft.Cdn/profiles/originGroups@2024-02-01' = {
  parent: frontDoor
  name: 'pages'
  properties: {
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3, additionalLatencyInMilliseconds: 50 }
    sessionAffinityState: 'Disabled'
  }
}

resource pagesOrigin 'Microsoft.Cdn/profiles/originGroups/origins@2024-02-01' = {
  parent: pagesGroup
  name: 'site'
  properties: {
    hostName: replace(replace(pages.properties.primaryEndpoints.web, 'https://', ''), '/', '')
    originHostHeader: replace(replace(pages.properties.primaryEndpoints.web, 'https://', ''), '/', '')
    enforceCertificateNameCheck: true
  }
}

resource pageRules 'Microsoft.Cdn/profiles/ruleSets@2024-02-01' = {
  parent: frontDoor
  name: 'pages'
}

// The connect pages are one document; everything else is a file under its own name.
resource pageOfPath 'Microsoft.Cdn/profiles/ruleSets/rules@2024-02-01' = {
  parent: pageRules
  name: 'pageOfPath'
  properties: {
    order: 1
    conditions: [
      {
        name: 'UrlPath'
        parameters: {
          typeName: 'DeliveryRuleUrlPathMatchConditionParameters'
          operator: 'RegEx'
          matchValues: [
            '^/?(connect/[^/]+/?|finalize-connection/[^/]+/[^/]+/?|connection-error/?)$'
          ]
        }
      }
    ]
    actions: [
      {
        name: 'UrlRewrite'
        parameters: {
          typeName: 'DeliveryRuleUrlRewriteActionParameters'
          sourcePattern: '/'
          destination: '/index.html'
          preserveUnmatchedPath: false
        }
      }
    ]
  }
}

// The headers of the HTTP runner. A rule takes five of them.
var pageHeaders = [
  [
    {
      header: 'Content-Security-Policy'
      value: 'default-src \'none\'; script-src \'self\'; style-src \'self\'; font-src \'self\'; connect-src \'self\'; img-src \'self\' data: https:; base-uri \'none\'; form-action \'self\'; frame-ancestors \'none\''
    }
    { header: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' }
    { header: 'Referrer-Policy', value: 'no-referrer' }
  ]
  [
    { header: 'Strict-Transport-Security', value: 'max-age=31536000' }
    { header: 'X-Content-Type-Options', value: 'nosniff' }
    { header: 'X-Frame-Options', value: 'DENY' }
  ]
]

@batchSize(1)
resource pageHeaderRules 'Microsoft.Cdn/profiles/ruleSets/rules@2024-02-01' = [
  for (headers, i) in pageHeaders: {
    parent: pageRules
    name: 'headers${i}'
    properties: {
      order: 2 + i
      conditions: []
      actions: map(headers, each => {
        name: 'ModifyResponseHeader'
        parameters: {
          typeName: 'DeliveryRuleHeaderActionParameters'
          headerAction: 'Overwrite'
          headerName: each.header
          value: each.value
        }
      })
    }
    dependsOn: [pageOfPath]
  }
]

// Without a cache configuration nothing is kept.
resource apiRoute 'Microsoft.Cdn/profiles/afdEndpoints/routes@2024-02-01' = {
  parent: endpoint
  name: 'api'
  properties: {
    customDomains: [{ id: domain.id }]
    originGroup: { id: apiGroup.id }
    patternsToMatch: ['/api/*', '/health', '/ready', '/openapi.json']
    supportedProtocols: ['Https']
    forwardingProtocol: 'HttpsOnly'
    httpsRedirect: 'Disabled'
    linkToDefaultDomain: 'Disabled'
  }
  dependsOn: [apiOrigin]
}

resource pagesRoute 'Microsoft.Cdn/profiles/afdEndpoints/routes@2024-02-01' = {
  parent: endpoint
  name: 'pages'
  properties: {
    customDomains: [{ id: domain.id }]
    originGroup: { id: pagesGroup.id }
    ruleSets: [{ id: pageRules.id }]
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    forwardingProtocol: 'HttpsOnly'
    httpsRedirect: 'Enabled'
    linkToDefaultDomain: 'Disabled'
  }
  dependsOn: [pagesOrigin, pageOfPath, pageHeaderRules]
}

// Files below /assets have other names whenever they have other content.
resource assetsRoute 'Microsoft.Cdn/profiles/afdEndpoints/routes@2024-02-01' = {
  parent: endpoint
  name: 'assets'
  properties: {
    customDomains: [{ id: domain.id }]
    originGroup: { id: pagesGroup.id }
    ruleSets: [{ id: pageRules.id }]
    patternsToMatch: ['/assets/*']
    supportedProtocols: ['Http', 'Https']
    forwardingProtocol: 'HttpsOnly'
    httpsRedirect: 'Enabled'
    linkToDefaultDomain: 'Disabled'
    cacheConfiguration: {
      queryStringCachingBehavior: 'IgnoreQueryString'
      compressionSettings: {
        isCompressionEnabled: true
        contentTypesToCompress: ['application/javascript', 'text/javascript', 'text/css', 'image/svg+xml']
      }
    }
  }
  dependsOn: [pagesOrigin, pageHeaderRules]
}

resource failures 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${name}-failures'
  location: location
  properties: {
    description: 'A function failed, or answered with a status from 500 up.'
    severity: 1
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      allOf: [
        {
          query: 'requests | where success == false and toint(resultCode) !between (400 .. 499)'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: actionGroups }
  }
}

// A grant whose refresh is in doubt has ten minutes.
resource timersMissing 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${name}-timers-missing'
  location: location
  properties: {
    description: 'sweepRefreshes has not succeeded for ten minutes.'
    severity: 1
    enabled: true
    scopes: [insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT10M'
    criteria: {
      allOf: [
        {
          query: 'requests | where name == "sweepRefreshes" and success == true'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: actionGroups }
  }
}

@description('The function app, to deploy packages to.')
output app string = app.name

@description('The vault that the secrets go into.')
output vault string = vault.name

@description('The storage account that the pages go into.')
output pages string = pages.name

@description('What the host name is a CNAME of.')
output target string = endpoint.properties.hostName

@description('The value of the TXT record _dnsauth.<host>, by which Front Door sees whose name it is.')
output validation string = domain.properties.validationProperties.validationToken

@description('The callback address to register at Atlassian.')
output callback string = 'https://${host}/api/frontend/oauth/authorization-callback/jira'
